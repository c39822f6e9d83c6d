const endOfDirectory = 0x06054b50
const directoryEntry = 0x02014b50

/**
 * How many bytes an archive says it unpacks into, read from its directory alone; undefined when it has none, as one
 * that was cut off. (APPNOTE.TXT of PKWARE, 4.3.12 and 4.3.16.)
 */
export const unpackedSize = (file: Uint8Array): number | undefined => {
  const zip = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + 22 > zip.length || zip.readUInt32LE(end) !== endOfDirectory) return undefined
  let size = 0
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== directoryEntry) return undefined
    size += zip.readUInt32LE(at + 24)
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return size
}
