import type { Api } from 'grammy'
import { EnvHttpProxyAgent, request } from 'undici'
import { TelegramUnreachable } from './telegram-client.ts'

/** What somebody sent, by Telegram's id of it; undefined when it is larger than `atMost` bytes or gone. */
export type ReadFile = (fileId: string, atMost: number) => Promise<Uint8Array | undefined>

type Options = Readonly<{ api: Api; apiRoot: string; token: string }>

/** Nobody's file is waited for longer than this. */
const patience = 30_000

/** Reads files from Telegram. Its address holds the token, so no error of the transport is passed on as it is. */
export const createReadFile = ({ api, apiRoot, token }: Options): ReadFile => {
  const dispatcher = new EnvHttpProxyAgent()
  return async (fileId, atMost) => {
    const { file_path: path, file_size: size = 0 } = await api.getFile(fileId)
    if (path === undefined || size > atMost) return undefined
    try {
      const address = `${apiRoot}/file/bot${token}/${path}`
      const { statusCode, body } = await request(address, { dispatcher, bodyTimeout: patience })
      const bytes = await body.bytes()
      return statusCode === 200 && bytes.length <= atMost ? bytes : undefined
    } catch (error) {
      throw new TelegramUnreachable(error, false)
    }
  }
}
