import { afterAll, beforeAll, expect, test } from 'vitest'
import words from '../../locales/vi/commands.json' with { type: 'json' }
import { buttons } from '../../src/bot/buttons.ts'
import { cancelInspection } from '../../src/domain/inspection/cancel.ts'
import { discardInspection } from '../../src/domain/inspection/draft.ts'
import { moveInspection } from '../../src/domain/inspection/move.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { inspected } from '../kit/inspecting.ts'
import { hasDraft, hasInspection, planner } from '../kit/inspection-plan.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { type Person, readable } from '../kit/person.ts'
import { fallsSilent, textsOf } from '../kit/reminding.ts'
import { becomes } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'

const title = 'Đoàn công tác Sao Mai'
const word = 'Sao Mai'
/** Every command there is, but the one that ends it all. */
const commands = Object.keys(words).filter(
  key => !['description', 'shortDescription', 'unlink'].includes(key),
)
/** Made of nothing that is stored. */
const nowhere = '3b1f0c5e-52a0-4a4e-9a55-0d8e6ae9f001'
const elsewhere = '3b1f0c5e-52a0-4a4e-9a55-0d8e6ae9f002'

let town: Town
let manners: Manners
let people: Readonly<Record<string, Person>>

beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  await becomes(town, 'staff', 'CB0043', 'Tỉnh Nam Xuyên')
  await town.resident('staff')
  people = {
    head: await town.resident('inspectedHead'),
    admin: await town.resident('admin'),
    otherStaff: (await inhabitant(town, 'CB0043', 'en')).person,
    stranger: town.stranger('en'),
  }
})
afterAll(() => town.close())

type Said = readonly (readonly [string, readonly string[]])[]

/** Everything each command brings to somebody: its words, its keys, and what lies behind them. */
const walks = async (person: Person): Promise<Said> => {
  const said: [string, string[]][] = []
  for (const command of commands) {
    const text = await manners.hears(person, () => person.sends(`/${command}`))
    const keys = person.screen.reply_markup
    said.push([text, [...person.labels, JSON.stringify(keys ?? null)]])
  }
  for (const [label, data] of listKeys) {
    await manners.forges(person, data)
    said.push([label + readable(person.screen.text ?? ''), person.labels])
  }
  return said
}

const listKeys: readonly (readonly [string, string])[] = (['running', 'concluded', 'over'] as const).flatMap(
  group => [0, 1].map(page => [`${group} ${page}: `, buttons.inspections.encode({ group, page })] as const),
)

const parts = ['title', 'documents', 'move', 'gone']

/** Every key of the bot that names an inspection, whatever part of it made the key. */
const keysOf = (inspection: string): string[] => {
  const numbers = { page: 0, days: 9_850, place: 0, version: 1, wanted: 1, from: 9_850, to: 9_851 }
  const ids = { person: nowhere, unit: nowhere, subject: nowhere }
  const fields = { ...numbers, ...ids, group: 'running', day: '2026-12-21' }
  const encode = (named: string, part: string): string[] =>
    Object.values(buttons).map(({ encode: write }) => {
      const values = { ...fields, inspection: named, part }
      return (write as (values: object) => string)(
        new Proxy(values, { get: (known, name) => Reflect.get(known, name) ?? 'x' }),
      )
    })
  return parts.flatMap((part, turn) => {
    const other = encode(nowhere, part)
    const named = encode(inspection === nowhere ? elsewhere : inspection, part)
    const partless = encode(nowhere, 'x')
    return encode(inspection, part).filter(
      (_, index) => named[index] !== other[index] && (turn === 0 || partless[index] !== other[index]),
    )
  })
}

/** The answer to every such key that a modified client can press. */
const forges = async (person: Person, inspection: string): Promise<string[]> => {
  const answers: string[] = []
  for (const data of keysOf(inspection)) {
    await manners.forges(person, data)
    // What comes next is worked on after it, so that what stands above is the answer.
    await manners.hears(person, () => person.sends('/help'))
    const said = person.messages.at(-2)
    answers.push(`${data.split(':')[0]} ${readable(said?.text ?? '')} ${manners.alert(person) ?? ''}`)
  }
  return answers
}

const outsiders = ['head', 'admin', 'otherStaff', 'stranger'] as const
const before = new Map<string, Said>()

test.each(outsiders)('%s walks through everything before there is any', async who => {
  const person = people[who] as Person
  await manners.hears(person, () => person.sends('/start'))
  before.set(who, await walks(person))
})

test('a sealed one is planned, and another begun', async () => {
  const plan = { kind: 'surprise', title, team: ['CB0008', 'CB0012'], unit: inspected.unit } as const
  await hasInspection(town, plan)
  await hasDraft(town, { ...plan, title: `${title} 2` })
  await town.passes(60_000)
  await fallsSilent(town)
  expect(await town.database.prisma.inspection.count({ where: { sealed: true } })).toBe(2)
})

test.each(outsiders)('%s receives the very same as before', async who => {
  const person = people[who] as Person
  expect(await walks(person)).toEqual(before.get(who))
})

const unknown = new Map<string, string[]>()

test.each(outsiders)('%s is told of an id that never was that there is no such inspection', async who => {
  const person = people[who] as Person
  const answers = await forges(person, nowhere)
  unknown.set(who, answers)
  expect(answers.length).toBeGreaterThan(30)
  if (who !== 'stranger')
    expect(answers.join('\n')).toContain(readable(person.speech.text('refusals:inspection_unknown')))
})

test.each(outsiders.flatMap(who => (['planned', 'draft'] as const).map(state => [who, state] as const)))(
  '%s is told the very same of the one that is sealed: %s',
  async (who, state) => {
    const person = people[who] as Person
    const { id } = await town.database.prisma.inspection.findFirstOrThrow({ where: { sealed: true, state } })
    expect(await forges(person, id)).toEqual(unknown.get(who))
    expect(textsOf(person).join('\n')).not.toContain(word)
  },
)

test('as days go by nobody outside is told a word, nor where it is moved or called off', async () => {
  const { id } = await town.database.prisma.inspection.findFirstOrThrow({ where: { title } })
  const heard = Object.values(people).map(person => person.messages.length)
  const days = { startsOn: '2026-12-21', endsOn: '2026-12-22' }
  expect(await moveInspection(town.deps, planner(town), id, days)).toMatchObject({ ok: true })
  await town.passes(60_000)
  expect(await cancelInspection(town.deps, planner(town), id, 'Hoãn')).toMatchObject({ ok: true })
  await fallsSilent(town)
  expect(Object.values(people).map(person => person.messages.length)).toEqual(heard)
  // Also what is called off before it was opened stays with its team.
  await manners.forges(people.head as Person, buttons.inspectionCard.encode({ inspection: id }))
  await people.head?.seesText('refusals:inspection_unknown')
})

test('neither log, nor queue, nor what is written about others holds a trace of it', async () => {
  const { prisma } = town.database
  expect(JSON.stringify(town.log)).not.toContain(word)
  const { id } = await prisma.inspection.findFirstOrThrow({ where: { title } })
  expect(JSON.stringify(town.log)).not.toContain(id)
  const jobs = await prisma.$queryRaw<unknown[]>`SELECT "data"::text FROM "pgboss"."job"`
  expect(JSON.stringify(jobs)).not.toContain(word)
  expect(JSON.stringify(jobs)).not.toContain(id)
  const outside = [town.cast('inspectedHead').personId, town.cast('admin').personId]
  expect(
    await prisma.auditEvent.count({
      where: { action: { startsWith: 'inspection.' }, subjectId: { not: null } },
    }),
  ).toBe(0)
  expect(
    await prisma.delivery.count({
      where: { personId: { in: outside }, notice: { kind: { startsWith: 'inspection.' } } },
    }),
  ).toBe(0)
  expect(await prisma.inspectionAddressee.count({ where: { inspectionId: id } })).toBe(0)
})

test('what is not sealed is seen by the same walk, so that the walk would have shown the other', async () => {
  const { head, otherStaff } = people
  if (!head || !otherStaff) throw new Error('nobody to look')
  const seen = [before.get('head'), before.get('otherStaff')]
  const { id } = await town.database.prisma.inspection.findFirstOrThrow({ where: { state: 'draft' } })
  await discardInspection(town.deps, planner(town), id)
  await hasInspection(town, { title: 'Đợt kiểm tra mở', team: ['CB0012'], unit: inspected.unit })
  await fallsSilent(town)
  expect(await walks(head)).not.toEqual(seen[0])
  expect(await walks(otherStaff)).not.toEqual(seen[1])
})
