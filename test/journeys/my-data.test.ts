import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { partNames } from '../../src/domain/own-data/parts.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { getsCopy } from '../kit/own-data.ts'
import { type Person, readable } from '../kit/person.ts'
import { createTown, type Town } from '../kit/town.ts'

const minute = 60_000

let town: Town
let manners: Manners
let khoi: Person
let hien: Person
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  khoi = await town.resident('cadre')
  hien = await town.resident('supervisor')
})
afterAll(() => town.close())
beforeEach(async () => {
  manners.expectGood()
  await town.passes(2 * minute)
})

const notes = async (personId: string, text: string): Promise<void> => {
  const { at } = town.deps.moment()
  const id = town.deps.newId()
  await town.database.prisma.notebookEntry.create({
    data: { id, personId, day: new Date('2026-11-20'), text, source: id, createdAt: at },
  })
}

test('a cadre gets everything held about him as two files he may keep, and is told that they lie on his phone now', async () => {
  const { personId, name } = town.cast('cadre')
  await town.database.prisma.person.update({ where: { id: personId }, data: { partyMember: true } })
  const copy = await getsCopy(town, khoi)
  expect(copy.isProtected).toBe(false)
  const { data, keys, format } = copy.json
  expect(format).toBe('canbo.own-data')
  expect(Object.keys(data)).toEqual(partNames)
  expect(data.person).toEqual([expect.objectContaining({ name, partyMember: true })])
  expect(data.posts?.length).toBeGreaterThan(1)
  expect(data.posts?.[0]?.startedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  expect(data.links).toEqual([expect.objectContaining({ account: String(khoi.user.id), endedAt: null })])
  expect(data.consents).toHaveLength(1)
  expect(data.invites).toHaveLength(1)
  expect(keys.posts?.fields.startedOn?.title).toBe(khoi.speech.text('ownData:field.startedOn'))
  expect(copy.text).not.toMatch(/codeHash|previousHash/)
  // Party membership stands in the file, and in no message.
  for (const message of khoi.messages)
    expect(message.text ?? message.caption ?? '').not.toContain(khoi.says('ownData:field.partyMember'))
  const audited = await town.database.prisma.auditEvent.findMany({ where: { action: 'data.exported' } })
  expect(audited).toMatchObject([{ actorId: personId, subjectId: personId }])
})

test('the readable copy is in his language, a sheet a part; from right to left in Arabic', async () => {
  const [his, hers] = [await getsCopy(town, khoi), await getsCopy(town, hien)]
  expect(his.sheets[0]?.isRightToLeft).toBe(false)
  expect(hers.sheets.every(({ isRightToLeft }) => isRightToLeft)).toBe(true)
  const titles = hers.sheets[0]?.rows.map(([part]) => readable(part ?? ''))
  for (const part of partNames) expect(titles).toContain(hien.speech.text(`ownData:part.${part}`))
  const posts = his.sheets.find(({ rows }) => rows[0]?.[0] === khoi.speech.text('ownData:field.title'))
  expect(posts?.rows[1]).toContain(khoi.speech.text('ownData:value.appointment'))
})

test('what somebody wrote stays text in both files, whatever it looks like', async () => {
  const { personId } = town.cast('cadre')
  const hostile = ['=HYPERLINK("http://x.example","x")', '<b>&amp;</b>', '\u202Egnp.exe\u2066', '+1+cmd|x!A0']
  for (const text of hostile) await notes(personId, text)
  const copy = await getsCopy(town, khoi)
  expect(copy.json.data.notebook?.map(({ text }) => text)).toEqual(expect.arrayContaining(hostile))
  expect(copy.sheets.flatMap(({ active }) => active)).toEqual([])
  const cells = copy.sheets.flatMap(({ rows }) => rows.flat())
  expect(cells).toEqual(expect.arrayContaining([hostile[0], hostile[1], 'gnp.exe', hostile[3]]))
})

test('a press that comes twice sends the files once and says so; a minute later they come again', async () => {
  await getsCopy(town, khoi)
  const sent = () => khoi.messages.filter(({ document }) => document).length
  const before = sent()
  await khoi.hearsBelow(khoi.sends('/mydata'))
  await khoi.seesText('ownData:title')
  await khoi.tapsText('ownData:getFiles')
  await town.telegram.settled(() => manners.alert(khoi) === khoi.speech.text('refusals:data_just_exported'))
  expect(sent()).toBe(before)
  await town.passes(2 * minute)
  await getsCopy(town, khoi)
  expect(sent()).toBe(before + 2)
})

test('succession planning is left out and that is said, for everybody alike, until the rulebook discloses it', async () => {
  const { personId } = town.cast('cadre')
  const { prisma } = town.database
  const planned = {
    id: town.deps.newId(),
    personId,
    term: '2031-2036',
    tier: 'commune',
    decisionNo: '77-QD/QH',
  }
  await prisma.plannedCadre.create({ data: planned })
  const [his, hers] = [await getsCopy(town, khoi), await getsCopy(town, hien)]
  for (const { json, text } of [his, hers]) {
    expect(json.data.planning).toEqual([])
    expect(json.notIncluded.map(({ key }) => key)).toContain('planning')
    expect(text).not.toContain('77-QD/QH')
  }
  const said = khoi.speech.text('ownData:why.planning')
  expect(his.sheets[0]?.rows.some(row => row[3]?.includes(said))).toBe(true)
  await prisma.rule.updateMany({
    where: { key: 'data.planningDisclosed' },
    data: { value: { unit: 'switch', enabled: true } },
  })
  await town.passes(2 * minute)
  const disclosed = await getsCopy(town, khoi)
  expect(disclosed.json.data.planning).toMatchObject([{ term: '2031-2036', decisionNo: '77-QD/QH' }])
  expect(disclosed.json.notIncluded.map(({ key }) => key)).not.toContain('planning')
})

test('a stranger is told how to get in, and gets nothing', async () => {
  const anna = town.stranger('de')
  anna.speaks('de').sends('/mydata')
  await anna.seesText('home:stranger')
  expect(anna.messages.every(({ document }) => !document)).toBe(true)
})
