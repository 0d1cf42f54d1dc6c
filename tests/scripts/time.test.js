const test = require("node:test")
const assert = require("node:assert/strict")
const loadScript = require("./load_script.js")

const page = { addEventListener() {}, querySelectorAll: () => [], hidden: false }
const { answer, dayIn, dayOf, stretch, tell, thisOrNext } = loadScript(
  "time.js",
  ["answer", "dayIn", "dayOf", "stretch", "tell", "thisOrNext"],
  { document: page, addEventListener() {}, clearTimeout() {}, setTimeout() {} },
)

const at = (text) => Date.parse(`${text}+07:00`)
const days = ([from, to]) => [from, to].map((instant) => new Date(instant + 7 * 36e5).toISOString().slice(0, 16))

test("a day begins at midnight in Vietnam", () => {
  assert.equal(dayOf(at("2026-06-26T00:00")) - dayOf(at("2026-06-25T23:59")), 1)
})

test("29 February exists in leap years alone", () => {
  assert.equal(dayIn(2028, "02-29") - dayIn(2028, "02-28"), 1)
  assert.ok(Number.isNaN(dayIn(2026, "02-29")))
})

test("a yearly stretch is the one that runs or the next", () => {
  assert.deepEqual(days(thisOrNext("06-01/06-30", at("2026-06-30T23:00"))), ["2026-06-01T00:00", "2026-07-01T00:00"])
  assert.deepEqual(days(thisOrNext("06-01/06-30", at("2026-07-01T00:00"))), ["2027-06-01T00:00", "2027-07-01T00:00"])
  assert.deepEqual(days(thisOrNext("02-29", at("2026-03-01T00:00"))), ["2028-02-29T00:00", "2028-03-01T00:00"])
})

test("February as a month ends on its last day, in common years and in leap years", () => {
  assert.deepEqual(days(thisOrNext("02-01/02-29", at("2027-02-28T23:00"))), ["2027-02-01T00:00", "2027-03-01T00:00"])
  assert.deepEqual(days(thisOrNext("02-01/02-29", at("2028-02-29T23:00"))), ["2028-02-01T00:00", "2028-03-01T00:00"])
})

test("the end of a stretch is exclusive", () => {
  const element = { dataset: { start: "2026-06-01T08:00+07:00", end: "2026-06-01T10:00+07:00" } }
  const states = ["07:59", "08:00", "09:59", "10:00"].map((clock) => stretch(element, at(`2026-06-01T${clock}`)).state)
  assert.deepEqual(states, ["coming", "running", "running", "past"])
})

test("words name the days that are left", () => {
  const data = {
    start: "2026-06-26T08:00+07:00",
    end: "2026-06-27T10:00+07:00",
    words: "còn {n} ngày|ngày {k}/{t}|đã qua {d}",
    eve: "hôm nay|ngày mai",
  }
  const words = (text) => {
    const element = { dataset: data, textContent: "", hidden: false }
    tell(element, stretch(element, at(text)), at(text))
    return element.textContent
  }
  assert.equal(words("2026-06-20T12:00"), "còn 6 ngày")
  assert.equal(words("2026-06-25T23:00"), "ngày mai")
  assert.equal(words("2026-06-27T09:00"), "ngày 2/2")
  assert.equal(words("2026-06-28T00:00"), "đã qua 26/6/2026")
})

test("duty hours name the next opening", () => {
  const words = (text) => {
    const element = { dataset: { opening: "12345 07:30-17:00;6 08:00-11:00" }, textContent: "", hidden: false }
    answer(element, { state: "running" }, at(text))
    return [element.dataset.now, element.textContent]
  }
  assert.deepEqual(words("2026-06-26T07:30"), ["running", "đang trong giờ trực"])
  assert.deepEqual(words("2026-06-26T17:00"), ["past", "ngoài giờ trực, trực lại từ 08:00 thứ Bảy"])
  assert.deepEqual(words("2026-06-28T12:00"), ["past", "ngoài giờ trực, trực lại từ 07:30 thứ Hai"])
  assert.deepEqual(words("2026-06-29T06:00"), ["past", "ngoài giờ trực, trực lại từ 07:30 hôm nay"])
})
