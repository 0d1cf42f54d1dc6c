const test = require("node:test")
const assert = require("node:assert/strict")
const { openIndex } = require("./load_search.js")

/** An index of one shard. Postings: page 0, 8 and 16 are "A", "I" and "Q" apart from zero. */
const open = (terms, more = {}) => {
  const facts = {
    ...{ pages: 100, shards: 1, tails: [], kinds: { "ke-hoach": "Kế hoạch" }, titles: ["Trợ giúp", "Danh sách"] },
    ...{
      groups: [[0, 0]],
      soft: "tôi toi gì gi",
      nameless: ["nam"],
      same: [],
      answers: [],
      help: [["111", "Tổng đài"]],
    },
  }
  const files = {
    "index.json": { ...facts, ...more.index },
    "words.json": more.words ?? "",
    "pairs.json": more.pairs ?? "",
    "terms/0.json": terms,
    "tails/0.json": more.tails ?? {},
    "pages/0.json": [
      ["ke-hoach/a/", "A", "", "a"],
      ["goi/", "B", "", "", "111"],
    ],
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

test("pages with all words go first; missing words are named, pages with all words counted", async () => {
  const index = await open({ một: "APIf", hai: "AB" })
  const { found, all, isMore } = await index.find("một hai")
  assert.deepEqual([all, isMore, found[0].page, found[1].missing], [1, false, 0, ["hai"]])
  assert.deepEqual((await index.find("")).found, [])
})

test("words of a question are not asked for, unless there are no others", async () => {
  const index = await open({ gọi: "AP", gì: "IP" })
  assert.deepEqual(pagesOf(await index.find("tôi gọi gì")), [0])
  assert.equal((await index.find("tôi gọi gì")).all, 1)
  assert.deepEqual(pagesOf(await index.find("gì")), [8])
})

test("a word of the same meaning finds what the typed one does not, and lends its accents", async () => {
  const same = [[["áp phích"], ["poster"]]]
  const index = await open({ áp: "AP", phích: "AP", "áp phích": "AP", ấp: "IP" }, { index: { same } })
  assert.deepEqual(pagesOf(await index.find("poster")), [0])
  assert.deepEqual(pagesOf(await index.find("ap phich")), [0])
})

test("an answer is given where the query asks its question, and its page is not found twice", async () => {
  const answers = [[["gọi gì", "số gì"], 0, 0, "Các số", "Gọi số nào", "111", "Tổng đài"]]
  const index = await open({ gọi: "AP", máy: "IP" }, { index: { answers } })
  const result = await index.find("tôi gọi máy")
  assert.deepEqual(
    result.answers.map(({ title, call }) => [title, call]),
    [["Các số", "111"]],
  )
  assert.deepEqual(pagesOf(result), [8])
  assert.deepEqual((await index.find("máy")).answers, [])
})

test("slips are mended from the words of the index, and said with their accents", async () => {
  const lists = { words: "nong duong", pairs: "duong day|khau hieu" }
  const index = await open({ nóng: "AP", khẩu: "IP", hiệu: "IP", "khẩu hiệu": "IP" }, lists)
  const one = await index.find("nnog")
  assert.deepEqual([pagesOf(one), one.mended], [[0], [{ from: "nnog", to: "nóng" }]])
  assert.deepEqual((await index.find("khauhieu")).mended, [{ from: "khauhieu", to: "khẩu hiệu" }])
  assert.deepEqual((await index.find("zzzzzzz")).unknown, ["zzzzzzz"])
})

test("a phrase of the vocabulary is never mended, also where no page holds it", async () => {
  const same = [[[], ["Hồ Chí Minh", "HCM", "TP HCM", "Đoàn ca"]]]
  const lists = { words: "hom can cu", pairs: "tp hom|can cu" }
  const index = await open(
    { tp: "AP", hôm: "IP", "tp hôm": "IP", ca: "AP", cử: "AP", cứ: "IP", "căn cứ": "IP" },
    { ...lists, index: { same } },
  )
  for (const [typed, said] of [
    ["hcm", "hcm"],
    ["tp hcm", "tp hcm"],
    ["TP. HCM", "tp hcm"],
  ]) {
    const { mended, unknown, near, found } = await index.find(typed)
    assert.deepEqual([mended, unknown, near, found], [[], [said], [], []], typed)
  }
  const known = await open(
    { can: "AP", cứ: "AP", căn: "IP", "căn cứ": "IP" },
    { ...lists, index: { same: [[["can"], []]] } },
  )
  assert.deepEqual((await known.find("can cu")).mended, [])
})

test("a name whose words never stand together is not held by pages that have them apart", async () => {
  const index = await open({ nghệ: "AP", an: "AP", "an ninh": "IP" }, { index: { same: [[[], ["Nghệ An"]]] } })
  const { found, unknown } = await index.find("nghe an")
  assert.deepEqual([found, unknown], [[], ["nghệ an"]])
})

test("two known words that never stand together are one slip away from a frequent pair", async () => {
  const index = await open({ ma: "AP", túy: "AP", túi: "IP", "ma túy": "AP" }, { words: "ma tuy tui", pairs: "ma tuy" })
  const { found, mended } = await index.find("ma tui")
  assert.deepEqual([found[0].page, mended], [0, [{ from: "ma tui", to: "ma túy" }]])
})

test("words that no page has side by side are said to stand apart", async () => {
  const index = await open({ can: "AP", sa: "AP", "xa lạ": "AP", xa: "AP", lạ: "AP" })
  assert.equal((await index.find("can sa")).isApart, true)
  assert.equal((await index.find("xa lạ")).isApart, false)
  const answers = [[["can sa"], 0, 0, "Trả lời", "", "", ""]]
  const answered = await open({ can: "AP", sa: "AP" }, { index: { answers } })
  assert.equal((await answered.find("can sa")).isApart, false)
})

test("a page whose name is the query goes first", async () => {
  const index = await open({ hải: "APIP", dương: "APIP", "hải dương": "APIP", "=hải dương": "IP" })
  assert.equal((await index.find("hai duong nam"))?.found[0].page, 8)
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
    if (name === "index.json")
      return {
        pages: 1,
        shards: 1,
        tails: [],
        kinds: {},
        titles: [],
        groups: [],
        soft: "",
        nameless: [],
        same: [],
        answers: [],
        help: [],
      }
    times += 1
    throw new TypeError(name)
  })
  for (let at = 0; at < 2; at += 1) await assert.rejects((await broken).find("một"))
  assert.equal(times, 2)
})

test("a page found is shown with the title of its kind, and the number that it offers to call", async () => {
  const index = await open({ a: "AP" })
  const [one] = (await index.find("a")).found
  const shown = { location: "ke-hoach/a/", title: "A", heading: "", text: "a", call: "", kind: "Kế hoạch" }
  assert.deepEqual(await index.show(one), shown)
  assert.equal((await index.show({ page: 1 })).call, "111")
})
