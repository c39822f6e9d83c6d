import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  announces,
  draftsFor,
  finds,
  newestBroadcast,
  opensAnnouncements,
  recipientsOf,
  sendsDraft,
} from '../kit/announcing.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { Person, readable } from '../kit/person.ts'
import { fallsSilent, textsOf } from '../kit/reminding.ts'
import { sentFile } from '../kit/sent-file.ts'
import { personOf } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'
import { readWorkbook } from '../kit/workbook.ts'

const unit = 'Xã Lộc Vinh'

let town: Town
let manners: Manners
let an: Person
let hue: Person
let khoi: Person
let hien: Person
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  an = (await inhabitant(town, 'CB0013', 'ar')).person
  hue = await town.resident('staff')
  khoi = await town.resident('cadre')
  hien = await town.resident('supervisor')
})
afterAll(() => town.close())

/** The codes of the links on a printed sheet. */
const codesOn = (sheet: string): string[] => [
  ...new Set([...sheet.matchAll(/\?start=([\w-]{22})/g)].map(([, code]) => code ?? '')),
]

const opensReport = async (person: Person, title: string): Promise<void> => {
  await opensAnnouncements(person)
  await person.taps(title)
  const refresh = readable(person.speech.text('broadcast:refresh'))
  await town.telegram.settled(() => person.labels.includes(refresh))
}

const getsFile = async (person: Person, key: 'broadcast:file' | 'broadcast:sheet'): Promise<Buffer> => {
  const { message_id } = person.screen
  await person.tapsText(key)
  await person.hearsBelow(message_id)
  return sentFile(town, person.screen)
}

test('who was not reached is listed with the reason, in the language of whoever asks, and nothing in it is reckoned', async () => {
  const { id } = await personOf(town, 'CB0061')
  const name = '=HYPERLINK("http://x.y";"Bấm & <đây>")'
  await town.database.prisma.person.update({ where: { id }, data: { name } })
  await draftsFor(an, unit, 'Ai chưa nhận')
  hien.user.blocks()
  town.telegram.faults.loseAnswer({ method: 'sendMessage', chatId: khoi.user.id })
  await sendsDraft(town, an)

  const states = new Map((await recipientsOf(town)).map(({ personId, state }) => [personId, state]))
  expect(states.get(town.cast('cadre').personId)).toBe('unknown')
  expect(states.get(town.cast('supervisor').personId)).toBe('gone')
  const arabic = readWorkbook(await getsFile(an, 'broadcast:file'))
  expect(an.screen.document?.file_name).toMatch(/\.xlsx$/)
  expect(an.screen.protect_content).toBe(true)
  expect(an.screen.caption).toMatch(/^Ai chưa nhận\n/)
  expect(arabic.isRightToLeft).toBe(true)
  const { speech } = an
  expect(arabic.rows[0]).toEqual(
    (['number', 'name', 'position', 'unit', 'reason'] as const).map(column =>
      speech.text(`announce:column.${column}`),
    ),
  )
  expect(arabic.rows.slice(1).map(([number]) => number)).toEqual(['1', '2', '3', '4', '5'])
  const reasonOf = (person: string) => arabic.rows.find(row => row[1] === person)?.at(-1)
  expect(reasonOf(name)).toBe(speech.text('announce:reason.unlinked'))
  expect(reasonOf(town.cast('cadre').name)).toBe(speech.text('announce:reason.unknown'))
  expect(reasonOf(town.cast('supervisor').name)).toBe(speech.text('announce:reason.gone'))
  expect(new Set(arabic.rows.slice(1).map(row => row[3]))).toEqual(new Set([unit]))
  expect(arabic.active).toEqual([])

  await opensReport(hue, 'Ai chưa nhận')
  const german = readWorkbook(await getsFile(hue, 'broadcast:file'))
  expect(german.isRightToLeft).toBe(false)
  expect(german.rows.map(row => row[1]).slice(1)).toEqual(arabic.rows.map(row => row[1]).slice(1))
  expect(german.rows[0]?.[1]).toBe(hue.speech.text('announce:column.name'))
  const event = { action: 'broadcast.unreachedListed' }
  expect(await town.database.prisma.auditEvent.count({ where: event })).toBe(2)
  manners.expectGood()
})

test('the numbers add up, and those nobody knows of are sent to once more when somebody asks for it', async () => {
  await opensReport(an, 'Ai chưa nhận')
  for (const [key, number] of [
    ['gone', 1],
    ['unlinked', 3],
    ['unknown', 1],
  ] as const)
    await an.sees(readable(String(an.speech.html(`broadcast:count.${key}`, { count: number }))))
  expect(an.screen.text).not.toContain(an.says('broadcast:count.refused').split(':')[0])
  const before = textsOf(khoi).filter(said => said.includes('Ai chưa nhận')).length
  await an.tapsText('broadcast:repeat', { count: 1 })
  await an.sees(readable(String(an.speech.html('announce:askRepeat', { count: 1 }))))
  await manners.hammers(an, an.speech.text('announce:repeatNow'), 1)
  await an.seesText('broadcast:ending.finished', { timeoutMs: 8_000 })
  await fallsSilent(town)
  expect(textsOf(khoi).filter(said => said.includes('Ai chưa nhận'))).toHaveLength(before + 1)
  const counts: Record<string, number> = {}
  for (const { state } of await recipientsOf(town)) counts[state] = (counts[state] ?? 0) + 1
  expect(counts).toEqual({ sent: 1, gone: 1, unlinked: 3 })
  expect(await newestBroadcast(town)).toMatchObject({ state: 'ended', ending: 'finished' })
  await opensReport(an, 'Ai chưa nhận')
  expect(an.labels.some(label => label.startsWith('🔁'))).toBe(false)
  manners.expectGood()
})

test('people without an account get invites on one sheet that work, and a second press does not end them', async () => {
  hien.user.opens()
  await hien.seesText('home:choose')
  await opensReport(an, 'Ai chưa nhận')
  const report = an.screen.message_id
  const press = () => manners.forges(an, an.dataOf(an.speech.text('broadcast:sheet')), report)
  await Promise.all([press(), press()])
  await finds(town, an, an.says('refusals:sheet_just_made'))
  const sheets = an.messages.filter(({ document }) => document?.file_name.endsWith('.html'))
  expect(sheets).toHaveLength(1)
  const codes = codesOn((await sentFile(town, an.screen)).toString('utf8'))
  expect(codes).toHaveLength(3)
  await opensReport(hue, 'Ai chưa nhận')
  await hue.tapsText('broadcast:sheet')
  await hue.seesText('refusals:sheet_just_made')

  for (const [index, code] of codes.entries()) {
    const user = town.telegram.person({ firstName: `Neu ${index}`, languageCode: 'vi' })
    const { person } = await town.database.prisma.invite.findFirstOrThrow({
      where: { codeHash: town.deps.hashCode(code) },
      include: { person: true },
    })
    await new Person(town.telegram, user, 'vi').arrives(code, person.name)
  }
  await town.passes(11 * 60_000)
  await opensReport(hue, 'Ai chưa nhận')
  await hue.tapsText('broadcast:sheet')
  await hue.seesText('refusals:recipients_linked')
  manners.expectGood()
})

test('a list of nobody is none, and one with many more than a sheet holds comes in parts', async () => {
  const { prisma } = town.database
  await announces(town, an, unit, 'Đủ mặt')
  await opensReport(an, 'Đủ mặt')
  expect(an.labels).not.toContain(an.speech.text('broadcast:file'))
  expect(an.labels).not.toContain(an.speech.text('broadcast:sheet'))

  const { noticeId } = await newestBroadcast(town)
  const others = await prisma.person.findMany({
    where: { links: { none: {} }, deliveries: { none: { noticeId: noticeId ?? '' } } },
    take: 205,
  })
  await prisma.delivery.createMany({
    data: others.map(({ id: personId }) => ({
      ...{ id: crypto.randomUUID(), personId, noticeId: noticeId ?? '', state: 'unlinked' },
    })),
  })
  await opensReport(an, 'Đủ mặt')
  const invited = new Set<string>()
  for (const expected of [200, 5]) {
    const sheet = (await getsFile(an, 'broadcast:sheet')).toString('utf8')
    const codes = codesOn(sheet)
    expect(codes).toHaveLength(expected)
    for (const code of codes) {
      const { personId, revokedAt } = await prisma.invite.findFirstOrThrow({
        where: { codeHash: town.deps.hashCode(code) },
      })
      expect(revokedAt).toBeNull()
      invited.add(personId)
    }
    await opensReport(an, 'Đủ mặt')
  }
  expect(invited.size).toBe(205)
  manners.expectGood()
})
