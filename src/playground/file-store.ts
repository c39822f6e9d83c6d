import { extname } from 'node:path'

export type FileKind = 'photo' | 'document' | 'sticker' | 'voice'
/** As Telegram calls them when it refuses one in place of another. */
export const FILE_KIND_NAMES = {
  photo: 'Photo',
  document: 'Document',
  sticker: 'Sticker',
  voice: 'VoiceNote',
} as const
export type StoredFile = {
  readonly id: string
  readonly uniqueId: string
  readonly kind: FileKind
  readonly path: string
  readonly name: string
  readonly type: string
  readonly bytes: Buffer
}

const EXTENSIONS = { photo: '.jpg', document: '.bin', sticker: '.webp', voice: '.oga' } as const
const TYPES = {
  photo: 'image/jpeg',
  document: 'application/octet-stream',
  sticker: 'image/webp',
  voice: 'audio/ogg',
} as const
// bots rarely say what they upload, and Telegram goes by the name
const TYPES_BY_NAME: Readonly<Record<string, string>> = {
  '.pdf': 'application/pdf',
  '.csv': 'text/csv',
  '.txt': 'text/plain',
  '.html': 'text/html',
  '.ics': 'text/calendar',
  '.json': 'application/json',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.svg': 'image/svg+xml',
  '.zip': 'application/zip',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

export class FileStore {
  readonly #byId = new Map<string, StoredFile>()
  readonly #byPath = new Map<string, StoredFile>()

  add(
    kind: FileKind,
    file: { name?: string | undefined; type?: string | undefined; bytes: Buffer },
  ): StoredFile {
    const number = this.#byId.size + 1
    const name = file.name || `${kind}_${number}${EXTENSIONS[kind]}`
    const isUntold = !file.type || file.type === TYPES.document
    const stored = {
      id: `AgAC${kind.slice(0, 1).toUpperCase()}${number.toString(36).padStart(40, 'A')}`,
      uniqueId: `AQAD${number.toString(36).padStart(10, 'A')}`,
      kind,
      path: `${kind}s/file_${number}${extname(name) || EXTENSIONS[kind]}`,
      name,
      type: (isUntold ? TYPES_BY_NAME[extname(name).toLowerCase()] : file.type) ?? TYPES[kind],
      bytes: file.bytes,
    }
    this.#byId.set(stored.id, stored)
    this.#byPath.set(stored.path, stored)
    return stored
  }

  byId(id: string): StoredFile | undefined {
    return this.#byId.get(id)
  }

  byPath(path: string): StoredFile | undefined {
    return this.#byPath.get(path)
  }
}
