/** The rules of the picker, for the browser: a catalogue is searched where it is shown. Nothing else is loaded with them. */
export { type Chosen, chooseNode, clearLevel, type LevelColumn, levelColumns } from '../rules/choose-level.ts'
export type { Steps } from '../rules/in-steps.ts'
export { movedSince } from '../rules/moved-since.ts'
export { isSection, type ProductNode } from '../rules/product-node.ts'
export { pathOf, type ProductTree, productTree, productTreeInSteps, type TreeNode } from '../rules/product-tree.ts'
export { mostArticles, readArticles, type ReadArticles } from '../rules/read-articles.ts'
export { searchIndex, searchIndexInSteps, type SearchIndex, searchTree } from '../rules/search-tree.ts'
