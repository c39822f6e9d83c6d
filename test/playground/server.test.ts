import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { Api } from 'grammy'
import { describe, expect, it } from 'vitest'

const start = async (...more: string[]) => {
  const path = join(import.meta.dirname, '../../src/playground/server.ts')
  const child = fork(path, ['--port', '0', ...more], { stdio: ['pipe', 'pipe', 'inherit', 'ipc'] })
  if (!child.stdout) throw new Error('no output to read')
  const [line] = await once(child.stdout, 'data')
  const { apiRoot, token } = JSON.parse(String(line)) as { apiRoot: string; token: string }
  return { child, api: new Api(token, { apiRoot }) }
}

describe('the playground in a process of its own', () => {
  it('says where it is and ends on SIGTERM', async () => {
    const { child, api } = await start()
    expect(await api.getMe()).toMatchObject({ username: 'canbo_bot' })
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
  })

  it('ends with its parent when asked to', async () => {
    const { child } = await start('--with-parent')
    child.disconnect()
    expect(await once(child, 'exit')).toEqual([0, null])
  })
})
