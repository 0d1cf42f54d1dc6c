// Runs a script of the portal outside a browser and hands out functions that it keeps to itself.
const { readFileSync } = require("node:fs")
const path = require("node:path")
const vm = require("node:vm")

const FOLDER = path.join(__dirname, "../../pcmt/theme/assets/javascripts")

/**
 * @param {string} name file below the folder of scripts; what a module imports is found in `globals`
 * @param {string[]} names what to hand out
 * @param {object} [globals] what the script finds on its page
 */
module.exports = function loadScript(name, names, globals = {}) {
  const text = readFileSync(path.join(FOLDER, name), "utf8")
    .replace(/^export /gm, "")
    .replace(/^import .*$/gm, "")
  const run = vm.compileFunction(`${text}\nreturn { ${names.join(", ")} }`, Object.keys(globals))
  return run(...Object.values(globals))
}
