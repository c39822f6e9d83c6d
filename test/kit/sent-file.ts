import type { ChatMessage } from '../../src/playground/message.ts'
import type { Town } from './town.ts'

/** The bytes of the document or the photo of a message, as Telegram hands them out. */
export const sentFile = async (
  { telegram }: Town,
  { document, photo }: Pick<ChatMessage, 'document' | 'photo'>,
): Promise<Buffer> => {
  const { apiRoot, token } = telegram
  const id = document?.file_id ?? photo?.file_id ?? ''
  const answer = await fetch(`${apiRoot}/bot${token}/getFile?file_id=${id}`)
  const { result } = (await answer.json()) as { result: { file_path: string } }
  const file = await fetch(`${apiRoot}/file/bot${token}/${result.file_path}`)
  return Buffer.from(await file.arrayBuffer())
}
