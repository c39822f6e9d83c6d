import { afterAll, beforeAll, expect, test } from 'vitest'
import { layDatabaseWire, type DatabaseWire } from '../kit/database-wire.ts'
import { beginsEvaluation } from '../kit/filling.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let wire: DatabaseWire
beforeAll(async () => {
  town = await createTown()
  wire = await layDatabaseWire(town.databaseUrl)
  await town.restart({ databaseUrl: wire.url })
})
afterAll(async () => {
  await town.close()
  await wire.close()
})
test('x', async () => {
  const khoi = await town.resident('cadre')
  await beginsEvaluation(khoi)
  wire.statements.length = 0
  await khoi.taps('5')
  await khoi.sees('I.2')
  khoi.sends('5')
  await khoi.sees('II.1')
  console.log(wire.statements.map(s => `${s.client}| ${s.text.replace(/\s+/g, ' ').slice(0, 150)}`).join('\n'))
})
