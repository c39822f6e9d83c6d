import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { look } from '../kit/charts.ts'
import { aColleague } from '../kit/colleague.ts'
import { anId } from '../kit/evaluation.ts'
import { beginsEvaluation, fillsEvaluation, submitsEvaluation } from '../kit/filling.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import type { Person } from '../kit/person.ts'
import { sentFile } from '../kit/sent-file.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let hien: Person
let stranger: Person
let cycle: string
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  hien = await town.resident('supervisor')
  const khoi = await town.resident('cadre')
  stranger = await aColleague(town)
  await beginsEvaluation(khoi)
  await fillsEvaluation(khoi)
  await submitsEvaluation(khoi)
  await hien.seesText('approval:cardTitle')
  await hien.tapsText('approval:approve')
  await hien.seesText('approval:approvedBy')
  cycle = (await town.database.prisma.evaluationCycle.findFirstOrThrow()).id
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const picturesOf = (person: Person) => person.messages.filter(({ photo }) => photo !== undefined)
const open = () => buttons.capPicture.encode({ cycle })

test('whoever decides sees allowed, proposed and decided as a protected picture, and gets back to the group', async () => {
  await hien.hearsBelow(hien.sends('/decide'))
  await hien.taps(hien.labels[0] ?? '')
  await hien.seesText('classification:groupTitle')
  await hien.tapsText('chart:picture')
  await hien.seesText('chart:capCaption')
  expect(hien.screen.protect_content).toBe(true)
  const file = await sentFile(town, hien.screen)
  const seen = await look({ file, width: file.readUInt32BE(16), height: file.readUInt32BE(20) })
  // One proposed as excellent, none decided, none allowed: a blue bar from the right, no orange one.
  expect(seen.amountOf('#0f5c8c')).toBeGreaterThan(1_000)
  expect(seen.amountOf('#e69f00')).toBeLessThan(700)
  expect(seen.middleOf('#c1121f')?.x).toBeGreaterThan(450)
  await hien.tapsText('common:back')
  await hien.seesText('classification:groupTitle')
})

test('pressed twice at once it comes and harms nothing', async () => {
  const before = picturesOf(hien).length
  await manners.hammers(hien, hien.speech.text('chart:picture'), 2)
  expect(picturesOf(hien).length).toBe(before + 2)
})

test('nobody else gets it: not a colleague, not for a cycle that is none, not by a button cut short', async () => {
  await stranger.hearsBelow(stranger.sends('/decide'))
  for (const data of [open(), buttons.capPicture.encode({ cycle: anId(9) })]) {
    await manners.forges(stranger, data)
    await stranger.seesText('refusals:group_unknown')
  }
  await manners.forges(stranger, `${open()}x`)
  expect(picturesOf(stranger)).toEqual([])
})

test('a button of a group that is somebody else’s by now says so', async () => {
  const { prisma } = town.database
  await hien.hearsBelow(hien.sends('/decide'))
  await hien.taps(hien.labels[0] ?? '')
  await hien.seesText('classification:groupTitle')
  const data = hien.dataOf(hien.speech.text('chart:picture'))
  const other = await prisma.person.findUniqueOrThrow({ where: { code: 'CB0066' } })
  await prisma.approval.updateMany({
    where: { kind: 'evaluation.decision' },
    data: { authorityId: other.id },
  })
  const before = picturesOf(hien).length
  await manners.forges(hien, data)
  await hien.seesText('refusals:group_unknown')
  expect(picturesOf(hien).length).toBe(before)
})
