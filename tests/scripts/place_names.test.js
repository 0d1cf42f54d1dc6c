const test = require("node:test")
const assert = require("node:assert/strict")
const loadScript = require("./load_script.js")

const folding = loadScript("folding.js", ["fold", "wordsOf"])
const { filesOf, findPlaces } = loadScript("place_names.js", ["filesOf", "findPlaces"], folding)

const PROVINCES = {
  "01": ["Thành phố Hà Nội", "ha-noi"],
  19: ["Tỉnh Thái Nguyên", ""],
  20: ["Tỉnh Lạng Sơn", "lang-son"],
  31: ["Thành phố Hải Phòng", ""],
}
const ROWS = [
  ["Phường Ba Đình", "01", ""],
  ["Phường Quan Triều", "19", ""],
  ["Tỉnh Lạng Sơn", "20", "lang-son"],
  ["Phường Lương Văn Tri", "20", "phuong-luong-van-tri"],
  ["Phường Văn Miếu - Quốc Tử Giám", "01", ""],
  ["Phường Quán Thánh", "Quận Ba Đình, Thành phố Hà Nội", [["Phường Ba Đình", "01", ""]]],
  [
    "Thành phố Lạng Sơn",
    "Tỉnh Lạng Sơn",
    [
      ["Phường Kỳ Lừa", "20", ""],
      ["Phường Đông Kinh", "20", ""],
    ],
  ],
  ["Xã Lãng Sơn", "Tỉnh Bắc Giang", [["Phường Tân An", "19", ""]]],
  ["Tỉnh Hải Dương", "", [["Thành phố Hải Phòng", "31", ""]]],
]
const titles = (typed) => findPlaces(ROWS, typed, PROVINCES).map((one) => one.title)

test("names are found without accents, with or without their kind, by a part after a dash", () => {
  for (const typed of ["ba dinh", "Ba Đình", "phuong ba dinh", "BA DI"])
    assert.equal(titles(typed)[0], "Phường Ba Đình, Thành phố Hà Nội", typed)
  assert.deepEqual(titles("quoc tu giam"), ["Phường Văn Miếu - Quốc Tử Giám, Thành phố Hà Nội"])
  assert.equal(titles("quan trieu")[0], "Phường Quan Triều, Tỉnh Thái Nguyên")
  assert.deepEqual(titles("  "), [])
  assert.deepEqual(titles("khong co"), [])
})

test("a province stands before a commune of the same name, unless the commune is meant", () => {
  const rows = [
    ["Phường Thái Nguyên", "19", ""],
    ["Tỉnh Thái Nguyên", "19", ""],
  ]
  const first = (typed) => findPlaces(rows, typed, PROVINCES)[0].title
  assert.equal(first("thai nguyen"), "Tỉnh Thái Nguyên")
  assert.equal(first("phuong thai nguyen"), "Phường Thái Nguyên, Tỉnh Thái Nguyên")
})

test("a former name leads to the place of today and says so", () => {
  const [one] = findPlaces(ROWS, "quan thanh", PROVINCES)
  assert.equal(one.title, "Phường Ba Đình, Thành phố Hà Nội")
  assert.equal(one.note, "tên cũ: Phường Quán Thánh, Quận Ba Đình, Thành phố Hà Nội")
  assert.equal(one.units[0].provinceId, "ha-noi")
  assert.deepEqual(titles("hai duong"), ["Thành phố Hải Phòng"])
})

test("a former unit that became several offers all of them", () => {
  const [one] = findPlaces(ROWS, "thanh pho lang son", PROVINCES)
  assert.equal(one.title, "Thành phố Lạng Sơn, Tỉnh Lạng Sơn (cũ)")
  assert.equal(one.note, "nay là 2 nơi")
  assert.deepEqual(
    [...one.units.map((unit) => unit.full)],
    ["Phường Kỳ Lừa, Tỉnh Lạng Sơn", "Phường Đông Kinh, Tỉnh Lạng Sơn"],
  )
})

test("today comes before before, accents typed come first, surroundings narrow", () => {
  assert.equal(titles("lang son")[0], "Tỉnh Lạng Sơn")
  assert.equal(titles("lãng sơn")[0], "Phường Tân An, Tỉnh Thái Nguyên")
  assert.deepEqual(titles("quan thanh ba dinh").slice(0, 1), ["Phường Ba Đình, Thành phố Hà Nội"])
  assert.deepEqual(titles("quan thanh bac ninh"), [])
})

test("only files that exist are asked for, by the first word with and without its kind", () => {
  const files = "1 ba qu tr"
  assert.deepEqual([...filesOf("quan trieu", files)], ["qu", "tr"])
  assert.deepEqual([...filesOf("Ba Đ", files)], ["ba"])
  assert.deepEqual([...filesOf("phuong 1", files)], ["1"])
  for (const typed of ["q", "zz", " "]) assert.deepEqual([...filesOf(typed, files)], [])
})
