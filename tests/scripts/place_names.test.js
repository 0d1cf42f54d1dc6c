const test = require("node:test")
const assert = require("node:assert/strict")
const loadScript = require("./load_script.js")

const folding = loadScript("folding.js", ["fold", "wordsOf"])
const { filesOf, findPlaces, spelledOtherwise } = loadScript(
  "place_names.js",
  ["filesOf", "findPlaces", "spelledOtherwise"],
  folding,
)

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

test("a unit that is found by its own name is not listed again by an old one with the same words", () => {
  const rows = [
    ["Xã Hữu Lũng", "20", ""],
    ["Thị trấn Hữu Lũng", "Huyện Hữu Lũng, Tỉnh Lạng Sơn", [["Xã Hữu Lũng", "20", ""]]],
    ["Xã Hữu Liên", "Huyện Hữu Lũng, Tỉnh Lạng Sơn", [["Xã Hữu Lũng", "20", ""]]],
  ]
  const notes = (typed) => findPlaces(rows, typed, PROVINCES).map((one) => one.note)
  assert.deepEqual(notes("xã Hữu Lũng"), [""])
  assert.deepEqual(notes("huu l"), ["", "tên cũ: Xã Hữu Liên, Huyện Hữu Lũng, Tỉnh Lạng Sơn"])
  assert.deepEqual(notes("thị trấn hữu lũng"), ["tên cũ: Thị trấn Hữu Lũng, Huyện Hữu Lũng, Tỉnh Lạng Sơn"])
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

test("accents are the same wherever the tone of oa, oe, uy stands", () => {
  const rows = [
    ["Tỉnh Thanh Hoá", "38", ""],
    ["Xã Thạnh Hoà", "38", ""],
    ["Xã Thanh Hóa", "Huyện Tuyên Hóa", [["Xã Tuyên Lâm", "38", ""]]],
  ]
  for (const typed of ["thanh hóa", "thanh hoá", "Thanh Hóa"])
    assert.equal(findPlaces(rows, typed, { 38: ["Tỉnh Thanh Hoá", ""] })[0].title, "Tỉnh Thanh Hoá", typed)
})

test("a name is found without its spaces", () => {
  assert.equal(titles("badinh")[0], "Phường Ba Đình, Thành phố Hà Nội")
  assert.deepEqual(titles("quoctugiam"), ["Phường Văn Miếu - Quốc Tử Giám, Thành phố Hà Nội"])
  assert.deepEqual(titles("bad"), [])
})

test("i and y at the end of a syllable are tried in each other's place", () => {
  assert.equal(spelledOtherwise("Kì Lừa"), "ky lua")
  assert.equal(spelledOtherwise("qui nhơn"), "quy nhon")
  assert.equal(spelledOtherwise("Mĩ Tho, Lý Sơn"), "my tho li son")
  assert.equal(spelledOtherwise("vị xuyên"), "vi xuyen")
})

const SHORT = {
  hn: ["Thành phố Hà Nội", "Tỉnh Hà Nam"],
  hp: ["Thành phố Hải Phòng"],
  haiphong: ["Thành phố Hải Phòng"],
  hd: ["Tỉnh Hải Dương"],
  saigon: ["Thành phố Hồ Chí Minh"],
  sg: ["Thành phố Hồ Chí Minh"],
  hcm: ["Thành phố Hồ Chí Minh"],
  hochiminh: ["Thành phố Hồ Chí Minh"],
  hanoi: ["Thành phố Hà Nội"],
  tthue: ["Thành phố Huế"],
  la: ["Tỉnh Long An"],
}
const CITIES = { ...PROVINCES, 46: ["Thành phố Huế", ""], 79: ["Thành phố Hồ Chí Minh", ""], 80: ["Tỉnh Tây Ninh", ""] }
const CITY_ROWS = [
  ...ROWS,
  ["Thành phố Hà Nội", "01", "ha-noi"],
  ["Thành phố Hải Phòng", "31", ""],
  ["Thành phố Hồ Chí Minh", "79", ""],
  ["Thành phố Huế", "46", ""],
  ["Phường Sài Gòn", "79", ""],
  ["Phường Củ Chi", "79", ""],
  ["Phường Lai", "80", ""],
  ["Xã La", "20", ""],
  ["Quận 1", "Thành phố Hồ Chí Minh", [["Phường Sài Gòn", "79", ""]]],
  ["Phường 1", "Thành phố Đông Hà", [["Phường Lai", "80", ""]]],
  ["Tỉnh Long An", "", [["Tỉnh Tây Ninh", "80", ""]]],
]
const first = (typed) => findPlaces(CITY_ROWS, typed, CITIES, SHORT)[0]?.title

test("a province is found by its short names, with or without its kind and spaces", () => {
  for (const typed of ["tp hcm", "TPHCM", "tp.hcm", "TP. HCM", "hcm", "sài gòn", "saigon", "thành phố hcm"])
    assert.equal(first(typed), "Thành phố Hồ Chí Minh", typed)
  for (const typed of ["hp", "tp hp", "tphp", "tp hải phòng", "haiphong", "t. hải dương", "hd"])
    assert.equal(first(typed), "Thành phố Hải Phòng", typed)
  assert.equal(first("hn"), "Thành phố Hà Nội")
  for (const typed of ["tt huế", "TT. Hue"]) assert.equal(first(typed), "Thành phố Huế", typed)
  assert.equal(first("tinh hcm"), undefined)
  assert.equal(first("constructor"), undefined)
})

test("a short name tells where a place lies, and never hides a name that is typed in full", () => {
  assert.equal(first("cu chi tphcm"), "Phường Củ Chi, Thành phố Hồ Chí Minh")
  assert.equal(first("phuong sai gon"), "Phường Sài Gòn, Thành phố Hồ Chí Minh")
  assert.equal(first("la"), "Xã La, Tỉnh Lạng Sơn")
  assert.deepEqual([...filesOf("sài gòn", "ho sa", SHORT)].sort(), ["ho", "sa"])
  assert.deepEqual([...filesOf("tp hcm", "hc ho th", SHORT)], ["hc", "ho"])
})

test("a kind may be a sign: P., Q., X., before a number without a space too", () => {
  assert.equal(first("p. ba đình"), "Phường Ba Đình, Thành phố Hà Nội")
  for (const typed of ["q1", "Q.1", "quận 1", "q1 tp hcm", "quan 1 tphcm"])
    assert.equal(findPlaces(CITY_ROWS, typed, CITIES, SHORT)[0].old, "Quận 1, Thành phố Hồ Chí Minh", typed)
  assert.equal(first("p1"), "Phường Lai, Tỉnh Tây Ninh")
})

test("what a place lies in may stand before it, as a short name too", () => {
  for (const typed of ["sg q1", "tphcm quận 1", "Sài Gòn Q.1", "thành phố hồ chí minh quận 1"])
    assert.equal(findPlaces(CITY_ROWS, typed, CITIES, SHORT)[0]?.old, "Quận 1, Thành phố Hồ Chí Minh", typed)
  for (const typed of ["hn ba đình", "hà nội phường ba đình", "thủ đô hà nội ba dinh"])
    assert.equal(first(typed), "Phường Ba Đình, Thành phố Hà Nội", typed)
  const rows = [...CITY_ROWS, ["Xã Hang", "20", ""], ["Xã La Hang", "19", ""]]
  const named = (typed) => findPlaces(rows, typed, CITIES, { ...SHORT, la: ["Tỉnh Lạng Sơn"] }).map((one) => one.title)
  assert.deepEqual([...named("la hang")], ["Xã La Hang, Tỉnh Thái Nguyên"])
})

test("thủ đô, cố đô and thành phố are words before a name", () => {
  for (const typed of ["thủ đô hà nội", "tp hà nội", "thành phố hà nội", "thu do hn"])
    assert.equal(first(typed), "Thành phố Hà Nội", typed)
  for (const typed of ["cố đô huế", "tp huế"]) assert.equal(first(typed), "Thành phố Huế", typed)
})

test("a short name of several places shows all of them, a city of before too", () => {
  const city = (name, within) => [
    name,
    within,
    [
      ["Phường Ba Đình", "01", ""],
      ["Phường Lai", "80", ""],
    ],
  ]
  const rows = [city("Thành phố Vũng Tàu", "Tỉnh Long An"), city("Thành phố Vị Thanh", "Tỉnh Hà"), ["Xã Vta", "19", ""]]
  const short = { vt: ["Thành phố Vị Thanh", "Thành phố Vũng Tàu"] }
  const names = (typed) => findPlaces(rows, typed, CITIES, short).map((one) => one.old)
  const both = ["Thành phố Vũng Tàu, Tỉnh Long An", "Thành phố Vị Thanh, Tỉnh Hà"]
  for (const typed of ["vt", "TP VT", "tpvt"]) assert.deepEqual([...names(typed)].slice(0, 2), both, typed)
  assert.deepEqual([...filesOf("vt", "vi vu", short)].sort(), ["vi", "vu"])
})

test("a place with a page stands before others of the same name", () => {
  const rows = [
    ["Xã Đông Kinh", "19", ""],
    ["Phường Đông Kinh", "20", "phuong-dong-kinh"],
  ]
  const names = (typed) => findPlaces(rows, typed, PROVINCES).map((one) => one.title)
  const both = ["Phường Đông Kinh, Tỉnh Lạng Sơn", "Xã Đông Kinh, Tỉnh Thái Nguyên"]
  assert.deepEqual([...names("dong kinh")], both)
  assert.deepEqual([...names("x. dong kinh")], both.toReversed())
})

test("only files that exist are asked for, by the first word with and without its kind", () => {
  const files = "1 ba qu tr"
  assert.deepEqual([...filesOf("quan trieu", files)], ["qu", "tr"])
  assert.deepEqual([...filesOf("Ba Đ", files)], ["ba"])
  assert.deepEqual([...filesOf("phuong 1", files)], ["1"])
  for (const typed of ["q", "zz", " "]) assert.deepEqual([...filesOf(typed, files)], [])
})
