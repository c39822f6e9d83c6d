import type { Message } from 'grammy/types'
import type { Call } from '../call.ts'
import { FILE_KIND_NAMES, type FileKind, type StoredFile } from '../file-store.ts'
import { readCaption } from '../formatted-text.ts'
import { readMarkup } from '../keyboard.ts'
import { documentContent, photoContent } from '../media.ts'
import { postMessage } from '../post.ts'
import { circumstanceRefusal, violationRefusal } from '../refusal.ts'
import { readDelivery } from './sending.ts'

export const sendPhoto = (call: Call): Message => sendFile(call, 'photo')

export const sendDocument = (call: Call): Message => sendFile(call, 'document')

const sendFile = (call: Call, kind: 'photo' | 'document'): Message => {
  const chat = call.openChat()
  const file = readFile(call, kind)
  const { text, entities, html } = readCaption(call)
  const content = {
    ...(kind === 'photo' ? photoContent(file) : documentContent(file)),
    ...(text !== '' && { caption: text }),
    ...(entities.length > 0 && { caption_entities: entities }),
    ...readDelivery(call, chat),
  }
  const draft = {
    from: call.world.bot,
    content,
    html,
    markup: readMarkup(call.parameters),
    fileName: file.name,
  }
  return postMessage(call.world, chat, draft).message
}

const readFile = (call: Call, kind: FileKind): StoredFile => {
  const upload = call.parameters.upload(kind)
  if (upload) {
    if (upload.bytes.length === 0) throw violationRefusal('file must be non-empty')
    return call.world.files.add(kind, upload)
  }
  const reference = call.parameters.string(kind)
  if (!reference) throw violationRefusal(`there is no ${kind} in the request`)
  if (reference.startsWith('attach://')) throw violationRefusal('wrong attachment reference', reference)
  const file = call.world.files.byId(reference)
  if (!file) throw violationRefusal('wrong file identifier/HTTP URL specified', reference)
  if (file.kind !== kind)
    throw violationRefusal(`can't use file of type ${FILE_KIND_NAMES[file.kind]} as ${FILE_KIND_NAMES[kind]}`)
  return file
}

export const getFile = (call: Call) => {
  const id = call.parameters.string('file_id') ?? ''
  const file = call.world.files.byId(id)
  if (!file) throw violationRefusal('invalid file_id', id)
  if (file.bytes.length > 20 * 1024 * 1024) throw circumstanceRefusal(400, 'Bad Request: file is too big')
  return {
    file_id: file.id,
    file_unique_id: file.uniqueId,
    file_size: file.bytes.length,
    file_path: file.path,
  }
}
