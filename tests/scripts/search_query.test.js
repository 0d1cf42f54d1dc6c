const test = require("node:test")
const assert = require("node:assert/strict")
const loadScript = require("./load_script.js")

const { fold } = loadScript("folding.js", ["fold"])
const NAMES = ["searchWords", "shardOf", "unpack", "matches", "isMarked", "ranked", "openIndex"]
const { searchWords, shardOf, unpack, matches, isMarked, ranked, openIndex } = loadScript("search_query.js", NAMES, {
  fold,
})

test("a word has one spelling for both places of the tone, composed or not", () => {
  for (const text of ["tuý", "túy", "TÚY", "túy".normalize("NFD")]) assert.deepEqual(searchWords(text), ["túy"])
  assert.deepEqual(searchWords("Hoà qúy phòng,chống"), ["hòa", "quý", "phòng", "chống"])
})

test("numbers lose their layout, document numbers fall into their parts", () => {
  assert.deepEqual(searchWords("105/2021/NĐ-CP"), ["105", "2021", "nđ", "cp"])
  assert.deepEqual(searchWords("0769.04.04.04, ngày 08"), ["0769040404", "ngày", "8"])
})

test("a shard is found as pcmt.publish.search.shards numbers it", () => {
  assert.equal(shardOf("ma túy", 256), shardOf("ma tuy", 256))
  assert.equal(shardOf("đường", 1024), 55)
})

test("postings are read as pcmt.publish.search.shards packs them", () => {
  assert.deepEqual(unpack("oDBBjjB"), [
    { page: 104, section: 0, weight: 1 },
    { page: 105, section: 70, weight: 3 },
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

test("pages with more of the words go first, then rarer words and greater weights", () => {
  const at = (page, weight, section = 0) => ({ page, section, weight })
  const terms = [
    { words: [0], total: 90, postings: [at(1, 15), at(2, 2), at(3, 2)] },
    { words: [1], total: 3, postings: [at(2, 2, 4), at(3, 9), at(5, 9)] },
  ]
  const found = ranked(terms, 100)
  assert.deepEqual(
    found.map(({ page }) => page),
    [3, 2, 5, 1],
  )
  assert.equal(found[1].section, 4)
})

/** An index of one shard. Postings: page 0, 8 and 16 are "A", "I" and "Q" apart from zero. */
const open = (terms, more = {}) => {
  const files = {
    "index.json": { pages: 100, shards: 1, tails: [], kinds: { "ke-hoach": "Kế hoạch" }, ...more.index },
    "words.json": more.words ?? "",
    "terms/0.json": terms,
    "tails/0.json": more.tails ?? {},
    "pages/0.json": [["ke-hoach/a/", "A", "", "a"]],
  }
  const asked = []
  const fetchJson = async (name) => {
    asked.push(name)
    return files[name]
  }
  return openIndex(fetchJson).then((index) => ({ ...index, asked }))
}

const pagesOf = ({ found }) => found.map(({ page }) => page)

test("typed accents leave other words out, unless no page has them", async () => {
  const index = await open({ bàn: "AP", bạn: "IP" })
  assert.deepEqual(pagesOf(await index.find("bàn")), [0])
  assert.deepEqual(pagesOf(await index.find("ban")), [0, 8])
  assert.deepEqual(pagesOf(await index.find("bân")), [0, 8])
})

test("a word that is half typed is completed, a whole one is not", async () => {
  const index = await open({ phòng: "AP", phong: "IP", ph: "QP" }, { words: "phong ph" })
  assert.deepEqual(pagesOf(await index.find("phò")), [0])
  assert.deepEqual(pagesOf(await index.find("pho")), [8, 0])
  assert.deepEqual(pagesOf(await index.find("ph")), [16])
  assert.deepEqual((await index.find("phò")).asked, [{ word: "phò", isPrefix: true }])
})

test("missing words are named, and pages with all words counted", async () => {
  const index = await open({ một: "APIP", hai: "AP" })
  const { found, all, isMore } = await index.find("một hai")
  assert.deepEqual([all, isMore, found[1].missing], [1, false, ["hai"]])
  assert.deepEqual(await index.find(""), { found: [], all: 0, isMore: false, asked: [] })
})

test("the rest of a long list is read only where its best pages answer too little", async () => {
  const many = "AP".padEnd(40, "BP")
  const index = await open({ nhiều: [many, 300], ít: "QB" }, { index: { tails: [0] }, tails: { nhiều: "jBP" } })
  const common = await index.find("nhiều")
  assert.deepEqual([common.isMore, index.asked.includes("tails/0.json")], [true, false])
  await index.find("nhiều ít")
  assert.ok(index.asked.includes("tails/0.json"))
})

test("a file is read once, and again after a failure", async () => {
  const index = await open({ một: "AP" })
  await Promise.all([index.find("một"), index.find("một")])
  assert.equal(index.asked.filter((name) => name === "terms/0.json").length, 1)
  let times = 0
  const broken = openIndex(async (name) => {
    if (name === "index.json") return { pages: 1, shards: 1, tails: [], kinds: {} }
    times += 1
    throw new TypeError(name)
  })
  for (let at = 0; at < 2; at += 1) await assert.rejects((await broken).find("một"))
  assert.equal(times, 2)
})

test("a page found is shown with the title of its kind", async () => {
  const index = await open({ a: "AP" })
  const [one] = (await index.find("a")).found
  assert.deepEqual(await index.show(one), {
    location: "ke-hoach/a/",
    title: "A",
    heading: "",
    text: "a",
    kind: "Kế hoạch",
  })
})
