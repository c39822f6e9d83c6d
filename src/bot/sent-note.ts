import type { Message } from 'grammy/types'
import type { EntryFile } from '../domain/notebook/entry.ts'
import { withoutBidiControls } from './html.ts'

type Sent = Readonly<{ file_id: string; file_size?: number }>

const toFile = (kind: EntryFile['kind'], sent: Sent, name: string): EntryFile => ({
  kind,
  file: sent.file_id,
  name: withoutBidiControls(name),
  size: sent.file_size ?? 0,
})

/**
 * The photo, in the size Telegram keeps, or the document of a message. What else can be sent has no name, and is
 * refused for it like a document of a forbidden kind.
 */
export const fileOf = (message: Message): EntryFile | null => {
  const photo = message.photo?.at(-1)
  if (photo) return toFile('photo', photo, 'photo')
  const moving = message.animation ?? message.video ?? message.video_note
  const nameless = moving ?? message.audio ?? message.voice ?? message.sticker
  if (nameless) return toFile('document', nameless, '')
  return message.document ? toFile('document', message.document, message.document.file_name ?? '') : null
}

const logCommand = /^\/log(?:@\w+)?(?:\s+|$)/

/** The words after /log; undefined for what does not begin with it, such as most words under a photo. */
export const loggedWords = (text: string): string | undefined => {
  const words = withoutBidiControls(text).trim()
  return logCommand.test(words) ? words.replace(logCommand, '') : undefined
}
