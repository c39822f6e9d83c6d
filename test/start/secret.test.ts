import { format, inspect } from 'node:util'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { Secret } from '../../src/secret.ts'

const secret = new Secret('hunter2')

test('a secret gives its value to whoever asks for it by name', () => {
  expect(secret.reveal()).toBe('hunter2')
})

test.each([
  ['as text', `${secret}`],
  ['joined to text', `token: ${String(secret)}`],
  ['as JSON', JSON.stringify({ secret, list: [secret] })],
  [
    'inspected, however deep and with whatever is hidden',
    inspect({ a: { b: [secret] } }, { depth: null, showHidden: true }),
  ],
  ['formatted', format('%s %o %O %j', secret, secret, secret, { secret })],
  ['in the message of an error', new Error(`failed with ${secret}`).stack ?? ''],
  ['copied', JSON.stringify({ ...secret }) + Object.values(secret).join()],
])('a secret does not show itself %s', (_, shown) => {
  expect(shown).not.toContain('hunter2')
})

test('a secret does not show itself in the log', () => {
  const lines: string[] = []
  pino({}, { write: line => lines.push(line) }).info({ secret, deep: { secret } }, 'said')
  expect(lines).toHaveLength(1)
  expect(lines[0]).not.toContain('hunter2')
  expect(lines[0]).toContain('[secret]')
})
