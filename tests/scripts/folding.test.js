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
