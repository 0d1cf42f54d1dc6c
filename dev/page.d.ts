// What the type checker cannot know: which elements a page has and of what kind they are. The templates define it, the
// browser tests check it; here such a value is `any`, and what the scripts make themselves is checked.
interface ParentNode {
  querySelector(selectors: string): any
  querySelectorAll(selectors: string): any
}

interface Document {
  getElementById(id: string): any
}
