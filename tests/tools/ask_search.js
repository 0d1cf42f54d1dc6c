// Asks the search of a built site: `node ask_search.js SITE QUERIES.json`. Prints for each query what its first page of results
// holds, in their order, and the files and bytes (brotli) that a first query reads.
const { readFileSync } = require("node:fs")
const path = require("node:path")
const { brotliCompressSync } = require("node:zlib")
const { openIndex } = require("../scripts/load_search.js")

const [, , site, asked] = process.argv
const lengths = new Map()
const compressed = (name, content) => {
  if (!lengths.has(name)) lengths.set(name, brotliCompressSync(content).length)
  return lengths.get(name)
}

const ask = async (query) => {
  const read = []
  const fetchJson = async (name) => {
    const content = readFileSync(path.join(site, "search", name))
    read.push(compressed(name, content))
    return JSON.parse(content.toString())
  }
  const index = await openIndex(fetchJson)
  const result = await index.find(query)
  const { best, groups } = index.arranged(result)
  const arranged = [...result.answers, ...best, ...groups.flatMap((group) => group.shown)]
  const shown = await Promise.all(arranged.map((one) => index.show(one)))
  const bytes = read.reduce((sum, one) => sum + one, 0)
  const { all, isApart, mended, unknown } = result
  return {
    query,
    all,
    isApart,
    mended,
    unknown,
    files: read.length,
    bytes,
    answers: result.answers.length,
    found: shown.map(({ location }) => location),
  }
}

const main = async () => {
  const queries = JSON.parse(readFileSync(asked, "utf8"))
  const answers = []
  for (const query of queries) answers.push(await ask(query))
  process.stdout.write(JSON.stringify(answers))
}
if (site) main()
