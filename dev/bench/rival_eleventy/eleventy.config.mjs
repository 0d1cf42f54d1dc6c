// The Eleventy project of the bench: one Markdown file a record, Nunjucks layouts, lists by pagination, feeds by its own plugin.
import { readFileSync } from "node:fs"
import { feedPlugin } from "@11ty/eleventy-plugin-rss"

const LISTED = ["ke-hoach", "su-kien", "tai-lieu"]
// The plugin for feeds writes the name of a collection into a template as it is: it must be one word.
const word = kind => kind.replaceAll("-", "_")
const read = name => JSON.parse(readFileSync(new URL(`./_data/${name}.json`, import.meta.url), "utf-8"))

export default function (config) {
  const titles = read("titles")
  config.addShortcode("link", (kind, id) => `<a href="../../${kind}/${id}/">${escaped(titles[kind]?.[id] ?? "")}</a>`)
  for (const kind of [...LISTED, "co-quan", "dia-phuong", "van-ban", "chien-dich"]) {
    config.addCollection(word(kind), found => found.getFilteredByGlob(`content/${kind}/*.md`).sort(oldest))
  }
  for (const kind of LISTED) {
    config.addPlugin(feedPlugin, {
      type: "rss",
      outputPath: `/${kind}/index.xml`,
      collection: { name: word(kind), limit: 50 },
      metadata: {
        language: "vi",
        title: `Cổng phòng, chống ma túy: ${kind}`,
        subtitle: "Tin mới của cổng",
        base: "https://pcmt.example/",
        author: { name: "Cổng phòng, chống ma túy" },
      },
    })
  }
  return { dir: { input: "content", includes: "../_includes", data: "../_data", output: "site" }, markdownTemplateEngine: false }
}

function oldest(first, second) {
  return first.date - second.date || (first.fileSlug < second.fileSlug ? -1 : 1)
}

function escaped(text) {
  return text.replace(/[&<>"]/g, sign => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign])
}
