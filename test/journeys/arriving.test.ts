import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
beforeAll(async () => {
  town = await createTown()
})
afterAll(() => town.close())

test('a cadre opens his invite, agrees, confirms who he is and stands before his menu', async () => {
  const khoi = town.newcomer('cadre')
  await khoi.arrives(town.cast('cadre').code, town.cast('cadre').name)
  expect(khoi.labels).toContain(khoi.speech.text('home:evaluate'))
  expect(town.telegram.violations).toEqual([])
})
