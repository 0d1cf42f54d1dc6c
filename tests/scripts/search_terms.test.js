const test = require("node:test")
const assert = require("node:assert/strict")
const { searchWords, shardOf, unpack, matches, isMarked } = require("./load_search.js")

test("a word has one spelling for both places of the tone, composed or not", () => {
  for (const text of ["tuý", "túy", "TÚY", "túy".normalize("NFD")]) assert.deepEqual(searchWords(text), ["túy"])
  assert.deepEqual(searchWords("Hoà qúy phòng,chống"), ["hòa", "quý", "phòng", "chống"])
})

test("numbers lose their layout, document numbers fall into their parts in any spacing", () => {
  assert.deepEqual(searchWords("105/2021/NĐ-CP"), ["105", "2021", "nđ", "cp"])
  for (const text of ["120/2025/QH15", "120 2025 qh 15", "120/2025/ QH15"])
    assert.deepEqual(searchWords(text), ["120", "2025", "qh", "15"])
  assert.deepEqual(searchWords("76.904 người, ngày 08, 26.6.2026"), ["76904", "người", "ngày", "8", "26", "6", "2026"])
})

test("a phone number is one word in any grouping, a date in dots is not", () => {
  for (const text of ["0769.04.04.04", "0769 040 404", "0769040404"])
    assert.deepEqual(searchWords(text), ["0769040404"])
  assert.deepEqual(searchWords("1900 1567"), ["19001567"])
  assert.deepEqual(searchWords("05.09.2026"), ["5", "9", "2026"])
})

test("a shard is found as pcmt.publish.search.shards numbers it", () => {
  assert.equal(shardOf("ma túy", 256), shardOf("ma tuy", 256))
  assert.equal(shardOf("đường", 1024), 55)
})

test("postings are read as pcmt.publish.search.postings packs them", () => {
  assert.deepEqual(unpack("oDBBjE"), [
    { page: 104, section: 0, weight: 1 },
    { page: 105, section: 4, weight: 3 },
  ])
  assert.deepEqual(unpack(""), [])
})

test("typed accents must match, bare letters match all", () => {
  assert.ok(matches("ma túy", "ma tuy") && matches("ma túy", "ma túy") && matches("mã túy", "ma túy"))
  assert.ok(!matches("ma tùy", "ma túy") && !matches("ma", "ma túy"))
})

test("whole words are marked, beginnings only where the word is still being typed", () => {
  assert.ok(isMarked("má", { word: "ma", isPrefix: false }) && !isMarked("mạng", { word: "ma", isPrefix: false }))
  assert.ok(isMarked("phòng", { word: "phò", isPrefix: true }) && !isMarked("phong", { word: "phò", isPrefix: true }))
})
