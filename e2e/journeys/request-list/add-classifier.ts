import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { newPlain } from '../../portal/methods/plain-records/write-plain.ts'
import { productFields } from '../../portal/methods/catalog/product-fields.ts'
import { sectionFamily } from '../../portal/methods/catalog/sections.ts'
import { CATALOG } from '../../portal/seed/catalog-base.ts'
import type { PortalState } from '../../portal/store/state.ts'

/**
 * Puts the classifier of products (https://github.com/prog815/okpd2) into the portal's catalogue instead of what is there: what has
 * something under it becomes a section, the rest products with their codes as articles. Returns how many nodes there are.
 */
export function addClassifier(state: PortalState, corpus: string): number {
  const rows = readFileSync(join(corpus, 'okpd2-prog815/okpd_table.tsv'), 'utf8')
    .split('\n')
    .map((line) => line.split('\t').map((cell) => cell.trim()))
    .filter(([code = '', name = '']) => code !== '' && name !== '')
  const known = new Set(rows.map(([code = '']) => code))
  const parents = new Set(rows.map(([code = '']) => codeAbove(code, known)))
  const sections = new Map<string, number>()
  state.catalogSections.clear()
  state.products.clear()
  for (const [code = '', name = ''] of rows) {
    const parent = sections.get(codeAbove(code, known) ?? '') ?? null
    const given = { iblockId: CATALOG, name, code, xmlId: code }
    if (parents.has(code)) {
      const id = state.ids.next('catalogSection')
      sections.set(code, id)
      const place = { iblockSectionId: parent ?? '', sort: id * 10 }
      state.catalogSections.set(id, newPlain(id, sectionFamily.fields, { ...given, ...place }))
    } else {
      const id = state.ids.next('product')
      const { values } = newPlain(id, productFields, given)
      Object.assign(values, { type: 1, iblockSectionId: parent })
      state.products.set(id, { id, values, sections: parent === null ? [] : [parent], properties: {} })
    }
  }
  return rows.length
}

/** The nearest code above that is in the table: the code without its last sign, and so on. */
function codeAbove(code: string, known: ReadonlySet<string>): string | null {
  for (let end = code.length - 1; end > 0; end -= 1) {
    const shorter = code.slice(0, end).replace(/\.$/, '')
    if (known.has(shorter)) return shorter
  }
  return null
}
