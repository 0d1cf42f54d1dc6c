// Reads calendars with ical.js (Thunderbird, Nextcloud) and prints what it understood as JSON.
// node read_with_icaljs.js FOLDER_OF_MODULES FILE... prints {file: {"errors": n, "entries": [...]}}.
// It throws at the first line it cannot read, so "errors" is always 0 where it prints at all.

const fs = require("node:fs")
const path = require("node:path")

const [modules, ...files] = process.argv.slice(2)
const ICAL = require(path.join(modules, "ical.js", "dist", "ical.es5.cjs"))

function entryOf(component) {
  const event = new ICAL.Event(component)
  const alarms = component.getAllSubcomponents("valarm")
  const text = (name) => component.getFirstPropertyValue(name)
  return {
    uid: event.uid,
    summary: event.summary,
    description: event.description,
    location: event.location,
    start: event.startDate.toString(),
    end: component.hasProperty("dtend") ? event.endDate.toString() : null,
    status: text("status"),
    sequence: event.sequence,
    alarms: alarms.map((alarm) => alarm.getFirstPropertyValue("trigger").toSeconds()),
  }
}

function read(file) {
  const calendar = new ICAL.Component(ICAL.parse(fs.readFileSync(file, "utf8")))
  return { errors: 0, entries: calendar.getAllSubcomponents("vevent").map(entryOf) }
}

console.log(JSON.stringify(Object.fromEntries(files.map((file) => [file, read(file)]))))
