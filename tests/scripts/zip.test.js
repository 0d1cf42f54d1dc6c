const test = require("node:test")
const assert = require("node:assert/strict")
const loadScript = require("./load_script.js")

const { crc32, zip } = loadScript("zip.js", ["crc32", "zip"])
const bytes = (text) => new TextEncoder().encode(text)
const read = async (entries) => new DataView(await zip(entries).arrayBuffer())

test("the checksum is CRC-32 of ISO 3309", () => {
  assert.equal(crc32(bytes("123456789")), 0xcbf43926)
  assert.equal(crc32(bytes("")), 0)
})

test("an entry is stored with size, day and checksum in front of it", async () => {
  const view = await read([["a/b.txt", bytes("xin chào"), "2026-11-22"]])
  assert.equal(view.getUint32(0, true), 0x04034b50)
  assert.equal(view.getUint16(8, true), 0)
  assert.equal(view.getUint16(12, true), (46 << 9) | (11 << 5) | 22)
  assert.equal(view.getUint32(14, true), crc32(bytes("xin chào")))
  assert.deepEqual([view.getUint32(18, true), view.getUint32(22, true), view.getUint16(26, true)], [9, 9, 7])
})

test("the end record counts the entries and gives the place of the directory", async () => {
  const entries = ["a", "b", "c"].map((name) => [name, bytes(name), "2026-01-01"])
  const view = await read(entries)
  const end = view.byteLength - 22
  assert.equal(view.getUint32(end, true), 0x06054b50)
  assert.equal(view.getUint16(end + 10, true), 3)
  assert.equal(view.getUint32(view.getUint32(end + 16, true), true), 0x02014b50)
  assert.equal(view.getUint32(end + 12, true) + view.getUint32(end + 16, true), end)
})

test("names that could leave the folder or are not ASCII are refused", () => {
  for (const name of ["../a", "/a", "a/../b", "ảnh.png", ""]) {
    assert.throws(() => zip([[name, bytes(""), "2026-01-01"]]), { message: name })
  }
})
