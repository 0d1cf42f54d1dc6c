const test = require("node:test")
const assert = require("node:assert/strict")
const loadScript = require("./load_script.js")

const { countValues, fits, formatNumber, queryOf } = loadScript("filter.js", [
  "countValues",
  "fits",
  "formatNumber",
  "queryOf",
])

const ITEMS = [
  { who: ["pupil", "parent"], kind: ["leaflet"] },
  { who: ["pupil", "pupil"], kind: ["poster"] },
  { who: ["teacher"], kind: ["poster"] },
]
const WHO = { name: "who", value: "pupil" }
const KIND = { name: "kind", value: "poster" }

test("an item fits when it has the value of every choice", () => {
  assert.deepEqual(
    ITEMS.map((values) => fits([WHO, KIND], values)),
    [false, true, false],
  )
})

test("a choice that is empty or ignored excludes nothing", () => {
  assert.deepEqual(
    ITEMS.map((values) => fits([WHO, KIND], values, KIND)),
    [true, true, false],
  )
  assert.deepEqual(
    ITEMS.map((values) => fits([{ name: "who", value: "" }], values)),
    [true, true, true],
  )
})

test("values are counted with the other choices kept, each item once", () => {
  assert.deepEqual(
    [...countValues([WHO, KIND], WHO, ITEMS)],
    [
      ["pupil", 1],
      ["teacher", 1],
    ],
  )
  assert.deepEqual(
    [...countValues([WHO, KIND], KIND, ITEMS)],
    [
      ["leaflet", 1],
      ["poster", 1],
    ],
  )
})

test("only choices that were made stand in the address", () => {
  assert.equal(queryOf([WHO, { name: "kind", value: "" }]), "?who=pupil")
  assert.equal(queryOf([WHO, KIND]), "?who=pupil&kind=poster")
  assert.equal(queryOf([{ name: "who", value: "" }]), "")
})

test("numbers are written in Vietnamese", () => assert.equal(formatNumber(12345), "12.345"))
