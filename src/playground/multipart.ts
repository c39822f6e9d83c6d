import type { UploadedFile } from './parameters.ts'

export type Multipart = { fields: Record<string, string>; uploads: Map<string, UploadedFile> }

const HEAD_END = Buffer.from('\r\n\r\n')

/** As lenient as Telegram: grammY leaves file names unquoted, which stricter parsers refuse. */
export const parseMultipart = (contentType: string, body: Buffer): Multipart | undefined => {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType)
  if (!boundary) return undefined
  const delimiter = Buffer.from(`--${boundary[1] ?? boundary[2]}`)
  const multipart: Multipart = { fields: {}, uploads: new Map() }
  let start = body.indexOf(delimiter)
  while (start !== -1) {
    const end = body.indexOf(delimiter, start + delimiter.length)
    if (end === -1) break
    // what stands between two delimiters, without the line breaks that belong to them
    addPart(body.subarray(start + delimiter.length + 2, end - 2), multipart)
    start = end
  }
  return start === -1 ? undefined : multipart
}

const addPart = (part: Buffer, { fields, uploads }: Multipart): void => {
  const split = part.indexOf(HEAD_END)
  if (split === -1) return
  const head = part.subarray(0, split).toString()
  const bytes = part.subarray(split + HEAD_END.length)
  const name = parameterOf(head, 'name')
  const fileName = parameterOf(head, 'filename')
  if (name === undefined) return
  const type = /^content-type:\s*([^\r\n]+)/im.exec(head)?.[1] ?? ''
  if (fileName === undefined) fields[name] = bytes.toString()
  else uploads.set(name, { name: fileName, type, bytes: Buffer.from(bytes) })
}

const parameterOf = (head: string, name: string): string | undefined => {
  const found = new RegExp(`[;\\s]${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\r\\n]*))`, 'i').exec(head)
  return found?.[1]?.replace(/\\(.)/g, '$1') ?? found?.[2]?.trim()
}
