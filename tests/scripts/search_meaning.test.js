const test = require("node:test")
const assert = require("node:assert/strict")
const {
  readSlots,
  readQuestion,
  coreName,
  findAnswers,
  slips,
  withoutTelex,
  nearestWords,
  nearestPair,
} = require("./load_search.js")

const SAME = [
  { said: [["trung", "học", "cơ", "sở"], ["thcs"], ["lớp", "8"]], found: [["trung", "học", "cơ", "sở"]] },
  { said: [["giáo", "án"], ["bài"]], found: [["giáo", "án"], ["bài"]] },
]
const meaning = { soft: new Set(["tôi", "toi", "gì"]), same: SAME, nameless: [["thanh", "pho"], ["nam"]] }

test("a query falls into slots: phrases with their accents, words, words that need not be there", () => {
  const slots = readSlots(["giao", "an", "toi", "thcs", "mới"], meaning)
  assert.deepEqual(
    slots.map(({ at, words, isHard, others }) => [at, words.join(" "), isHard, others.map((one) => one.join(" "))]),
    [
      [[0, 1], "giáo án", true, ["bài"]],
      [[2], "toi", false, []],
      [[3], "thcs", true, ["trung học cơ sở"]],
      [[4], "mới", true, []],
    ],
  )
})

test("where all words are soft each of them counts", () => {
  assert.deepEqual(
    readSlots(["tôi", "gì"], meaning).map(({ isHard }) => isHard),
    [true, true],
  )
})

test("the longest phrase is taken, and typed accents must match", () => {
  assert.equal(readSlots(["trung", "hoc", "co", "so"], meaning).length, 1)
  assert.equal(readSlots(["giao", "ản"], meaning).length, 2)
})

test("a name loses what every title has", () => {
  assert.equal(coreName(["công", "an", "thành", "phố", "huế", "năm", "2026"], meaning), "công an huế 2026")
  assert.equal(coreName(["thành", "phố"], meaning), "thành phố")
})

test("an answer needs all words of its question, and half of the query", () => {
  const asked = (...questions) => ({ asked: questions.map((one) => readQuestion(one.split(" "), meaning)) })
  const answers = [asked("cai nghiện gì"), asked("thcs", "số"), asked("thành phố năm")]
  const found = (text) => findAnswers(readSlots(text.split(" "), meaning), answers).map((one) => answers.indexOf(one))
  assert.deepEqual(found("toi cai nghien"), [0])
  assert.deepEqual(found("cai"), [])
  assert.deepEqual(found("cai nghien son la lang xa"), [])
  assert.deepEqual(found("so"), [1])
  assert.deepEqual(found("thanh pho nam"), [2])
  assert.deepEqual(found("thanh pho nam nay"), [])
  assert.deepEqual(found("cai nghien 2021"), [])
})

test("words of a question in a row need less of the query, those that ask for help least; an age is no other number", () => {
  const asked = (call, question) => ({ call, asked: [readQuestion(question.split(" "), meaning)] })
  const answers = [asked("111", "bạn rủ"), asked("", "bỏ học")]
  const found = (text) => findAnswers(readSlots(text.split(" "), meaning), answers).map((one) => answers.indexOf(one))
  assert.deepEqual(found("lan bạn rủ sang nhà chơi tối qua"), [0])
  assert.deepEqual(found("bạn lan sang nhà rủ chơi tối qua"), [])
  assert.deepEqual(found("lan bỏ học sang nhà"), [1])
  assert.deepEqual(found("lan bỏ học sang nhà chơi tối qua"), [])
  assert.deepEqual(found("bỏ học 15 tuổi"), [1])
  assert.deepEqual(found("bỏ học 2015"), [])
})

test("slips are counted: left out, added, changed, swapped", () => {
  assert.deepEqual(
    [slips("phich", "phich", 2), slips("phcih", "phich", 2), slips("phic", "phich", 2), slips("hphihc", "phich", 2)],
    [0, 1, 1, 2],
  )
  assert.equal(slips("abc", "xyz", 1), 2)
})

test("letters of the Telex method are taken off", () => {
  assert.deepEqual(["dduwowngf", "tuys", "nghieenj", "nong"].map(withoutTelex), ["duong", "tuy", "nghien", "nong"])
})

test("of the near words those beside their neighbour go first; words typed as one are parted", () => {
  const known = { words: ["nang", "nong", "ma"], pairs: ["day nong", "ma tuy"] }
  assert.deepEqual(nearestWords("nng", known, ["day", ""])[0], ["nong"])
  assert.deepEqual(nearestWords("matuy", known, ["", ""]), [["ma", "tuy"]])
  assert.deepEqual(nearestWords("n9", known, ["", ""]), [])
})

test("letters without a vowel are an abbreviation: no other word is meant, unless one stands beside the neighbour", () => {
  const known = { words: ["hom", "thcs", "nhung"], pairs: ["hom nay"] }
  for (const typed of ["hcm", "tncs"]) assert.deepEqual(nearestWords(typed, known, ["tp", ""]), [], typed)
  assert.deepEqual(nearestWords("hcm", known, ["", "nay"])[0], ["hom"])
  assert.deepEqual(nearestWords("thsc", known, ["", ""])[0], ["thcs"])
  assert.deepEqual(nearestWords("nhwngx", known, ["", ""])[0], ["nhung"])
})

test("a pair is mended by one slip in one word", () => {
  assert.deepEqual(nearestPair("ma", "tui", ["cai nghien", "ma tuy"]), ["ma", "tuy"])
  assert.equal(nearestPair("ma", "to", ["ma tuy"]), undefined)
  assert.deepEqual(nearestPair("duong", "giay", ["duong day"]), ["duong", "day"])
})
