import type { Result } from '../../src/domain/result.ts'
import { changesOf } from '../../src/domain/roster/check.ts'
import { createRosterPost } from '../../src/roster-post.ts'
import { largestMemory } from './measure.ts'

// Imports a large file twice from a process with the flags the bot is run with; asked over IPC, answers there too.

const timeZone = 'Asia/Ho_Chi_Minh'

type Asked = Readonly<{ id: number; databaseUrl: string; personId: string; bytes: string }>

const seconds = async <Value>(work: () => Promise<Value>): Promise<readonly [Value, number]> => {
  const from = performance.now()
  const value = await work()
  return [value, (performance.now() - from) / 1_000]
}

const expectDone = <Value>(result: Result<Value, string>): Value => {
  if (!result.ok) throw new Error(`The bench was refused: ${result.refusal}`)
  return result.value
}

const measure = async ({ databaseUrl, personId, ...asked }: Asked) => {
  const bytes = new Uint8Array(Buffer.from(asked.bytes, 'base64'))
  const now = () => new Date()
  const post = createRosterPost({ databaseUrl, timeZone, now })
  const actor = { personId, name: '' }
  const file = { fileId: 'x', name: 'x.xlsx' }
  const check = async () =>
    expectDone(await post.desk.check({ actor, bytes, file, language: 'vi', digits: 'latn' }))
  const before = await largestMemory(process.pid)
  const [checked, checking] = await seconds(check)
  const { importId } = checked
  if (importId === null) throw new Error(JSON.stringify(checked.faults[0]))
  const watch = { progress: () => {}, signal: new AbortController().signal }
  const [, writing] = await seconds(async () =>
    expectDone(await post.desk.write({ actor, importId, bytes }, watch)),
  )
  const [again, repeating] = await seconds(check)
  const memory = {
    before,
    highest: await largestMemory(process.pid),
    office: await largestMemory(post.pid() ?? 0),
  }
  await post.stop()
  return { checking, writing, repeating, changes: changesOf(again.counts), ...memory }
}

process.on('message', (asked: Asked) => {
  measure(asked).then(
    result => process.send?.({ id: asked.id, result }),
    (error: Error) => process.send?.({ id: asked.id, fault: error.message }),
  )
})
