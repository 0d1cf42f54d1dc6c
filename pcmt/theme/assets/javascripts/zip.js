// A ZIP of files that are packed already (PDF, DOCX): entries are stored, nothing is compressed (PKWARE APPNOTE 6.3.10, 4.3).
// Sizes and CRC stand in front of each entry, not behind it: unpackers on old phones refuse the latter for stored entries.
// Every entry is dated by its content, not by the clock, so that the same choice makes the same archive, byte for byte.
const VERSION = 20
const UNIX_FILE = 0o100644 * 0x10000

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  for (let bit = 0; bit < 8; bit++) byte = byte & 1 ? (byte >>> 1) ^ 0xedb88320 : byte >>> 1
  return byte
})

export function crc32(bytes) {
  let sum = -1
  for (const byte of bytes) sum = TABLE[(sum ^ byte) & 255] ^ (sum >>> 8)
  return ~sum >>> 0
}

// Numbers as [value, bytes], least significant byte first.
function fields(...numbers) {
  return numbers.flatMap(([value, length]) => Array.from({ length }, (_, place) => (value / 256 ** place) & 255))
}

// A day (2026-11-22) as MS-DOS writes it (4.4.6).
function dosDay(day) {
  const [year, month, date] = day.split("-").map(Number)
  return ((year - 1980) << 9) | (month << 5) | date
}

// entries: [[name, Uint8Array, day]] in the order wanted; names are ASCII with forward slashes, relative. Gives a Blob.
export function zip(entries) {
  const parts = []
  const directory = []
  let offset = 0
  for (const [name, content, day] of entries) {
    if (!/^[a-zA-Z0-9][\w./-]*$/.test(name) || name.includes("..")) throw new Error(name)
    const label = new TextEncoder().encode(name)
    const common = fields(
      [VERSION, 2],
      [0, 2],
      [0, 2],
      [0, 2],
      [dosDay(day), 2],
      [crc32(content), 4],
      [content.length, 4],
      [content.length, 4],
      [label.length, 2],
      [0, 2],
    )
    const local = new Uint8Array([...fields([0x04034b50, 4]), ...common, ...label])
    directory.push(
      ...fields([0x02014b50, 4], [VERSION | 0x300, 2]),
      ...common,
      ...fields([0, 2], [0, 2], [0, 2], [UNIX_FILE, 4], [offset, 4]),
      ...label,
    )
    parts.push(local, content)
    offset += local.length + content.length
  }
  const end = fields(
    [0x06054b50, 4],
    [0, 2],
    [0, 2],
    [entries.length, 2],
    [entries.length, 2],
    [directory.length, 4],
    [offset, 4],
    [0, 2],
  )
  return new Blob([...parts, new Uint8Array(directory), new Uint8Array(end)], { type: "application/zip" })
}
