import { format } from 'node:util'
import { afterAll, afterEach, expect } from 'vitest'

// Whatever is printed while a test runs is either part of what it tests, and then it asks for it, or a fault.
const said: string[] = []
const record = (...args: unknown[]) => {
  said.push(format(...args))
}
console.error = record
console.warn = record
process.on('warning', record)

const expectSilence = () => expect(said.splice(0), 'errors and warnings on the console').toEqual([])
afterEach(expectSilence)
afterAll(expectSilence)
