import type { Message } from 'grammy/types'
import type { StoredFile } from './file-store.ts'

export const photoContent = (file: StoredFile): Partial<Message> => ({
  photo: [{ ...named(file), width: 800, height: 600 }],
})

export const documentContent = (file: StoredFile): Partial<Message> => ({
  document: { ...named(file), file_name: file.name, mime_type: file.type },
})

export const voiceContent = (file: StoredFile): Partial<Message> => ({
  voice: { ...named(file), duration: 3, mime_type: file.type },
})

export const stickerContent = (file: StoredFile, emoji: string): Partial<Message> => ({
  sticker: {
    ...named(file),
    type: 'regular',
    width: 512,
    height: 512,
    is_animated: false,
    is_video: false,
    emoji,
  },
})

const named = (file: StoredFile) => ({
  file_id: file.id,
  file_unique_id: file.uniqueId,
  file_size: file.bytes.length,
})
