import type { IncomingMessage } from 'node:http'
import { parseMultipart } from './multipart.ts'
import { isRecord, Parameters } from './parameters.ts'
import { circumstanceRefusal, violationRefusal } from './refusal.ts'

const MAX_BODY_BYTES = 50 * 1024 * 1024

export const readBody = (request: IncomingMessage): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= MAX_BODY_BYTES) chunks.push(chunk)
    })
    request.on('end', () => {
      if (size > MAX_BODY_BYTES) reject(circumstanceRefusal(413, 'Request Entity Too Large'))
      else resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks))
    })
    request.on('error', reject)
    request.on('close', () => {
      if (!request.complete) reject(new Error('the caller hung up before the request was complete'))
    })
  })

export const parseJsonObject = (body: Buffer): Record<string, unknown> => {
  if (body.length === 0) return {}
  try {
    const value: unknown = JSON.parse(body.toString())
    if (isRecord(value)) return value
  } catch {
    // told below, as for any other body that is not an object
  }
  throw violationRefusal("can't parse request JSON object")
}

export const parseParameters = (
  contentType: string,
  body: Buffer,
  query: URLSearchParams | undefined,
): Parameters => {
  const asked = query ? Object.fromEntries(query) : {}
  if (contentType.startsWith('application/json'))
    return new Parameters({ ...asked, ...parseJsonObject(body) })
  if (contentType.startsWith('multipart/form-data')) {
    const multipart = parseMultipart(contentType, body)
    if (!multipart) throw violationRefusal("can't parse multipart form data")
    return new Parameters({ ...asked, ...multipart.fields }, multipart.uploads)
  }
  return new Parameters({ ...asked, ...Object.fromEntries(new URLSearchParams(body.toString())) })
}
