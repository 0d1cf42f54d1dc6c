const test = require("node:test")
const assert = require("node:assert/strict")
const loadScript = require("./load_script.js")

const { fold, wordsOf } = loadScript("folding.js", ["fold", "wordsOf"])

test("accents, tones and đ are removed, composed or not", () => {
  for (const text of ["Đường Hòa Bình", "Đường Hòa Bình".normalize("NFD")]) assert.equal(fold(text), "duong hoa binh")
  assert.equal(fold("ẮẰẲẴẶ ƠỚỞ ƯỨỬ ỴỶỸ"), "aaaaa ooo uuu yyy")
})

test("words stand between single spaces", () => {
  assert.equal(wordsOf("Xã Đồng-Kỳ (cũ),  số 2"), " xa dong ky cu so 2 ")
  assert.equal(wordsOf("  "), "  ")
})

/** The search index of the theme, as far as lunr.vi.min.js touches it. */
function searchForms() {
  const lunr = {
    Pipeline: {
      registerFunction: (made) => {
        lunr.forms = made
      },
    },
    QueryLexer: {},
    Query: class {
      clause() {}
    },
    Index: class {
      query() {}
    },
  }
  loadScript("lunr/min/lunr.vi.min.js", [], { self: { lunr } })
  const token = (text) => ({ toString: () => text, clone: (change) => change() })
  return (...words) => words.flatMap((word, place) => lunr.forms(token(word), place, words.map(token)))
}

test("the search index has one spelling for both places of the tone", () => {
  const forms = searchForms()
  assert.deepEqual(forms("tuý"), forms("túy"))
  assert.deepEqual(forms("Hoà"), ["hòa", "hoa"])
  assert.deepEqual(forms("qúy"), ["quý", "quy"])
})

test("the search index holds folded words and pairs of neighbours", () => {
  assert.deepEqual(searchForms()("điều", "trị"), ["điều", "dieu", "dieu_tri", "trị", "tri"])
  assert.deepEqual(searchForms()("36", "08", "0769.04"), ["36", "36_8", "8", "8_076904", "076904"])
})
