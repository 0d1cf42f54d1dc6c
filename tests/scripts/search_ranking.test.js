const test = require("node:test")
const assert = require("node:assert/strict")
const { ranked, arranged, likelyPages } = require("./load_search.js")

const at = (page, weight, section = 0) => ({ page, section, weight })
const slot = (place, rarity, postings, others = []) => ({
  ...{ isHard: true, places: [place] },
  choices: [
    { terms: [{ word: place, rarity, postings }], isOther: false },
    ...others.map((some) => ({ terms: [{ word: 0, rarity, postings: some }], isOther: true })),
  ],
})

test("pages with all words go first, then rarer words and greater weights", async () => {
  const slots = [slot(0, 1, [at(1, 15), at(2, 2), at(3, 2)]), slot(1, 4, [at(2, 2, 4), at(3, 9), at(5, 9)])]
  const found = await ranked(slots, () => false)
  assert.deepEqual(
    found.map(({ page }) => page),
    [3, 2, 5, 1],
  )
  assert.equal(found[1].section, 4)
  assert.deepEqual([found[0].isAll, found[2].missing, found[3].missing], [true, [0], [1]])
})

test("a list goes after what it may list, a page far better than all others before them", async () => {
  const lists = await ranked([slot(0, 1, [at(1, 31), at(2, 1)])], (page) => page === 1)
  assert.deepEqual(
    lists.map(({ page }) => page),
    [2, 1],
  )
  const far = await ranked([slot(0, 5, [at(1, 31), at(2, 1)]), slot(1, 1, [at(2, 1)])], () => false)
  assert.deepEqual(
    far.map(({ page, isAll }) => [page, isAll]),
    [
      [1, false],
      [2, true],
    ],
  )
})

test("another word counts for the typed one, a little less", async () => {
  const found = await ranked([slot(0, 1, [at(1, 10)], [[at(2, 10)]])], () => false)
  assert.deepEqual(
    found.map(({ page, isAll }) => [page, isAll]),
    [
      [1, true],
      [2, true],
    ],
  )
})

test("the three best are shown, then three of each group; pages without all words only where few have all", () => {
  const found = Array.from({ length: 12 }, (_, page) => ({ page, isAll: page < 9, group: page % 2 }))
  const { best, groups } = arranged({ found, all: 9 }, ["Một", "Hai"])
  assert.deepEqual(
    best.map(({ page }) => page),
    [0, 1, 2],
  )
  assert.deepEqual(
    groups.map(({ title, shown, more }) => [title, shown.map(({ page }) => page), more.length]),
    [
      ["Hai", [3, 5, 7], 0],
      ["Một", [4, 6, 8], 0],
    ],
  )
  const few = found.map((one) => ({ ...one, isAll: one.page < 1 }))
  assert.equal(arranged({ found: few, all: 1 }, ["Một", "Hai"]).groups.flatMap(({ shown }) => shown).length, 6)
})

test("a question is about the answer with its rare words and pairs, though it asks none of its questions", () => {
  const held = (words) => new Set(words)
  const answers = [
    { page: 7, held: held(["thue", "phong", "thue phong"]) },
    { page: 8, held: held(["thue", "mua"]) },
    { page: 9, held: held(["phong", "ca"]) },
    { page: 7, held: held(["ca"]) },
  ]
  const likely = likelyPages([["khách"], ["thuê"], ["phòng"]], ["khách", "thuê", "phòng"], answers)
  assert.deepEqual([...likely.keys()], [7, 8, 9])
  assert.ok(likely.get(7) > 2 * likely.get(8))
  assert.equal(likelyPages([["bóng"]], ["bóng"], answers).size, 0)
  const other = likelyPages([["vape", "ca"]], ["vape"], answers)
  assert.deepEqual([...other.keys()].sort(), [7, 9])
})

test("a page that a likely answer leads to goes before one of a somewhat greater weight", async () => {
  const order = async (likely) =>
    (await ranked([slot(0, 1, [at(1, 10), at(2, 8)])], () => false, likely)).map(({ page }) => page)
  assert.deepEqual(
    [await order(new Map()), await order(new Map([[2, 0.5]]))],
    [
      [1, 2],
      [2, 1],
    ],
  )
})

test("among many pages timers have their turn before the order is made", async () => {
  const postings = Array.from({ length: 60_000 }, (_, page) => at(page, 1 + (page % 30)))
  let turned = false
  setTimeout(() => {
    turned = true
  })
  const found = await ranked([slot(0, 1, postings), slot(1, 2, postings)], () => false)
  assert.ok(turned)
  assert.equal(found.length, postings.length)
})
