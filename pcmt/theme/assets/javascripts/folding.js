// Vietnamese text without its accents, for searches in lists of names.

/**
 * The rule of pcmt.text.vietnamese.fold: NFD does not decompose đ, so it is replaced by hand.
 * @param {string} text
 */
export const fold = (text) =>
  text
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replaceAll("đ", "d")

/**
 * The folded words between single spaces, one at each end too: " lang son ".
 * @param {string} text
 */
export const wordsOf = (text) => {
  const words = fold(text)
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
  return ` ${words.join(" ")} `
}
