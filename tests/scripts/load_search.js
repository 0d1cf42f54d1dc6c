// The modules of the search joined outside a browser, for tests and measurements.
const loadScript = require("./load_script.js")

const folding = loadScript("folding.js", ["fold"])
const terms = loadScript(
  "search_terms.js",
  ["canonical", "searchWords", "shardOf", "unpack", "matches", "isMarked", "markWords"],
  folding,
)
const meaning = loadScript(
  "search_meaning.js",
  [
    "isSame",
    "readSlots",
    "coreName",
    "readQuestion",
    "findAnswers",
    "slips",
    "withoutTelex",
    "nearestWords",
    "nearestPair",
  ],
  folding,
)
const ranking = loadScript("search_ranking.js", ["ranked", "arranged", "likelyPages"], folding)
const query = loadScript("search_query.js", ["openIndex"], { ...folding, ...terms, ...meaning, ...ranking })

module.exports = { ...folding, ...terms, ...meaning, ...ranking, ...query }
