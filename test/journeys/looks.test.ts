import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buttons } from '../../src/bot/buttons.ts'
import { inhabitant } from '../kit/inhabitant.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { type Person, readable } from '../kit/person.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let cadre: Person
let cadreId: string
let cadreName: string
let supervisor: Person
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  supervisor = await town.resident('supervisor')
  const one = await inhabitant(town, 'CB0064', 'vi')
  ;({ person: cadre, id: cadreId, name: cadreName } = one)
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const opensLooks = async (person: Person): Promise<void> => {
  await person.hearsBelow(person.sends('/access'))
  await person.seesText('ownData:looksTitle')
}

test('before anybody has looked there is nobody to name', async () => {
  await opensLooks(cadre)
  await cadre.seesText('ownData:noLooks')
})

test('whoever lists or opens a record is named to its owner, with what for; turning its pages is no second look', async () => {
  const supervisorName = town.cast('supervisor').name
  await supervisor.hearsBelow(supervisor.sends('/approvals'))
  await supervisor.tapsText('approval:openOf', { name: cadreName })
  await supervisor.sees('I.1')
  await supervisor.hearsBelow(supervisor.sends('/approvals'))
  await opensLooks(cadre)
  await cadre.sees(supervisorName)
  await cadre.seesText('ownData:opened')
  await cadre.seesText('ownData:listed')
  const opened = readable(cadre.screen.text ?? '').split(cadre.speech.text('ownData:opened'))
  expect(opened).toHaveLength(2)
})

test('one’s own looks are not listed', async () => {
  await opensLooks(supervisor)
  await supervisor.seesText('ownData:noLooks')
})

test('a page that does not exist says how many looks there are, and leads back', async () => {
  await manners.forges(cadre, buttons.looks.encode({ page: 9_999 }))
  await cadre.seesText('ownData:looksTitle')
  expect(cadre.labels).toContain(cadre.speech.text('common:previousPage'))
})

test('a look for a sealed inspection stands there only once that was opened on site', async () => {
  const { prisma } = town.database
  const { at } = town.deps.moment()
  const { personId: plannedById } = town.cast('inspectedHead')
  const [{ id: unitId }, inspectionId] = [await prisma.unit.findFirstOrThrow(), town.deps.newId()]
  const days = { startsOn: new Date('2026-12-01'), endsOn: new Date('2026-12-02') }
  await prisma.inspection.create({
    data: {
      ...{ id: inspectionId, body: 'party', kind: 'surprise', state: 'planned', sealed: true, plannedAt: at },
      ...{ title: 'Kiểm tra', basis: '01-KH/UBKT', unitId, plannedById, createdAt: at, ...days },
    },
  })
  const event = {
    actorId: plannedById,
    action: 'person.found',
    subjectId: cadreId,
    details: { inspectionId },
  }
  await prisma.auditEvent.create({ data: { ...event, at } })
  await opensLooks(cadre)
  expect(readable(cadre.screen.text ?? '')).not.toContain(town.cast('inspectedHead').name)
  const opened = { state: 'opened', openedAt: at, openedById: plannedById }
  await prisma.inspection.update({ where: { id: inspectionId }, data: opened })
  await opensLooks(cadre)
  await cadre.sees(town.cast('inspectedHead').name)
})
