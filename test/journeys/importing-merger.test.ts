import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Store } from '../../src/domain/ports.ts'
import { opensImport, rosterFile, sendsFile, type Written } from '../kit/importing.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import { beforeMerging, theMerger } from '../kit/merging.ts'
import type { Person } from '../kit/person.ts'
import { becomes, personOf, unitNamed } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let hanh: Person
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  hanh = await town.resident('admin')
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const imports = async (written: Written): Promise<string> => {
  await opensImport(hanh)
  await sendsFile(hanh, await rosterFile(written))
  await hanh.seesText('roster:checked')
  const said = hanh.screen.text ?? ''
  await hanh.tapsText('roster:write')
  await hanh.seesText('roster:done', { timeoutMs: 20_000 })
  return said
}

const asking = <Answer>(ask: (store: Store) => Promise<Answer>): Promise<Answer> => town.deps.transaction(ask)

const [lastDay, firstDay] = ['2025-06-30', '2025-07-01'] as const

test('merging 177 communes into 54 units is one import, shown before it is written', async () => {
  const seen: string[] = []
  const stop = town.telegram.subscribe(() => seen.push(hanh.screen.text ?? ''))
  await imports(beforeMerging)
  stop()
  expect(seen.some(text => text.includes('▰') && text.includes('/900'))).toBe(true)
  const said = await imports(theMerger)
  const counts = { sheet: 'Đơn vị', added: 54, changed: 190, same: 0 }
  expect(said.replace(/<[^>]+>/g, '')).toContain(
    hanh.speech.html('roster:counts', counts).replace(/<[^>]+>/g, ''),
  )
  await opensImport(hanh)
  await sendsFile(hanh, await rosterFile(theMerger))
  await hanh.seesText('roster:unchanged')
})

test('what was before reads under the old name, and today under the new one', async () => {
  const { id } = await personOf(town, 'CTK007')
  const unitOn = (day: string) => asking(store => store.people.summary(id, day)).then(person => person?.unit)
  expect(await unitOn(lastDay)).toBe('Xã cũ K007')
  expect(await unitOn(firstDay)).toBe('Đơn vị mới M07')
})

test('who decides follows the tree of the day that is asked about', async () => {
  const { id } = await personOf(town, 'CVK100')
  const deciders = (day: string) =>
    asking(store => store.people.authorities(id, day)).then(people => people.map(({ name }) => name))
  expect((await deciders(lastDay))[0]).toBe('Lê Văn K100')
  // The hundredth commune went into M46, which the chair of the forty-sixth leads now.
  expect((await deciders(firstDay))[0]).toBe('Lê Văn K046')
})

test('staff of a new unit has its people in scope, and those of no other', async () => {
  await becomes(town, 'staff', 'CB0063', 'Đơn vị mới M07')
  const { id: actorId } = await personOf(town, 'CB0063')
  const { today } = town.deps.moment()
  const relations = async (code: string) => {
    const { id } = await personOf(town, code)
    return [...(await asking(store => store.people.relations(actorId, id, today)))]
  }
  expect(await relations('CVK007')).toEqual(['staff'])
  expect(await relations('CVK061')).toEqual(['staff'])
  expect(await relations('CVK008')).toEqual([])
  const { id: unitId } = await unitNamed(town, 'Đơn vị mới M07')
  const scopes = await asking(store => store.broadcasts.scopes(actorId, today))
  expect(scopes.map(({ id }) => id)).toEqual([unitId])
})

test('staff of one unit imports for it alone: nobody else’s people, units or positions', async () => {
  const khoi = await town.resident('cadre')
  await opensImport(khoi)
  const post = { position: 'mergingClerk', kind: 'transfer', startedOn: '2026-12-01', decisionNo: '3' }
  const file = await rosterFile({
    units: [{ code: 'T01', kind: 'agency', name: 'Tổ 1', parent: 'M08', validFrom: '2026-12-01' }],
    positions: [{ code: 'mergingClerk', titleVi: 'Tên khác', group: 'merging', leadership: 'no' }],
    assignments: [
      { ...post, person: 'CVK008', unit: 'M07' },
      { ...post, person: 'CVK007', unit: 'M08' },
    ],
  })
  await sendsFile(khoi, file)
  await khoi.sees(
    khoi.speech
      .text('roster:faults', { count: 4 })
      .replace(/<[^>]+>/g, '')
      .slice(0, 15),
  )
  await khoi.seesText('roster:fault.outside')
  const mine = await rosterFile({
    units: [{ code: 'T01', kind: 'agency', name: 'Tổ 1', parent: 'M07', validFrom: '2026-12-01' }],
    assignments: [{ ...post, person: 'CVK007', unit: 'T01' }],
  })
  await sendsFile(khoi, mine)
  await khoi.seesText('roster:checked')
  await khoi.tapsText('roster:write')
  await khoi.seesText('roster:done', { timeoutMs: 20_000 })
})
