import { expect, test } from 'vitest'
import { aList, hold, item, sent } from '../kit/broadcasting.ts'
import { anId } from '../kit/evaluation.ts'

test('another job for a broadcast that is worked on here already ends at once, and nobody added is forgotten', async () => {
  const { states, aBroadcaster, fates } = aList(3)
  const { handle } = aBroadcaster({
    async send(number) {
      if (number === 3) {
        // Added behind the place the run has come to, with a job of their own.
        states.set(anId(0), 'pending')
        await handle(item, { ...hold(), id: anId(78) })
      }
      return sent
    },
  })
  await handle(item, hold())
  expect(fates()).toEqual({ sent: 4 })
})

test('two processes at the same list never send the same message, and waste few turns on one another', async () => {
  const { aBroadcaster, fates } = aList(600)
  const twice: number[] = []
  const told = new Set<number>()
  let turns = 0
  const process = () =>
    aBroadcaster({
      async send(number) {
        if (told.has(number)) twice.push(number)
        told.add(number)
        await new Promise(resolve => setImmediate(resolve))
        return sent
      },
      pace: {
        async pass() {
          turns += 1
          await new Promise(resolve => setImmediate(resolve))
          return true
        },
      },
    })
  await Promise.all([process().handle(item, hold()), process().handle(item, { ...hold(), id: anId(400) })])
  expect(twice).toEqual([])
  expect(fates()).toEqual({ sent: 600 })
  expect(turns).toBeLessThan(900)
})

test('what a dead process left goes on at once; whom it had in hand is known when its job comes again', async () => {
  const { states, drained, aBroadcaster, fates } = aList(10)
  states.set(anId(4), `sending ${anId(77)}`)
  const { handle } = aBroadcaster({ send: async () => sent })
  await handle(item, { ...hold(), id: anId(78) })
  expect(fates()).toEqual({ sent: 9, [`sending ${anId(77)}`]: 1 })
  await handle(item, hold(2))
  expect(fates()).toEqual({ sent: 9, unknown: 1 })
  expect(drained).toEqual([true, true])
})
