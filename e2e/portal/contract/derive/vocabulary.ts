import type { ContractRow, VocabularyRow } from '../row.ts'
import { familyOf } from '../row.ts'
import type { Shape } from '../shape.ts'
import { ANY, isList, isMap, isUnion } from '../shape.ts'
import type { ContractFile } from './contract-file.ts'
import { mergeShapes } from './infer-shape.ts'
import type { VendorPage } from './read-page.ts'

/** Names of a family's records: an example shows what one `select` asked for, the family knows the rest. */
export class Vocabulary {
  readonly #families = new Map<string, Map<string, string>>()

  add(row: ContractRow, file: ContractFile | undefined, page: VendorPage | null): void {
    const names = this.#of(familyOf(row.method))
    const known = [
      ...(file?.entityFields ?? []),
      ...(file?.returns ?? []).map((one) => one.name),
      ...Object.values(file?.defs ?? {}).flatMap((def) => def.fields.map((field) => field.name)),
      ...(page?.names ?? []),
    ]
    this.#know(names, known)
    if (row.result !== undefined) this.#learn(names, row.result, isDescription(row.method))
  }

  /** Names on a page that describes records and no method. */
  addPage(family: string, page: VendorPage | null): void {
    this.#know(this.#of(family), page?.names ?? [])
  }

  rows(): VocabularyRow[] {
    return [...this.#families].map(([family, names]) => ({
      family,
      names: Object.fromEntries([...names].sort(([a], [b]) => (a < b ? -1 : 1))),
    }))
  }

  #know(names: Map<string, string>, known: readonly string[]): void {
    for (const name of known)
      if (/^[A-Za-z_]\w*$/.test(name) && !OF_CALLS.has(name)) names.set(name, names.get(name) ?? ANY)
  }

  #of(family: string): Map<string, string> {
    const known = this.#families.get(family) ?? new Map<string, string>()
    this.#families.set(family, known)
    return known
  }

  /** Kinds come from answers only: `fields` speaks of names, not of the values. */
  #learn(names: Map<string, string>, shape: Shape, described: boolean): void {
    if (typeof shape === 'string') return
    if (isList(shape)) return this.#learn(names, shape[0], described)
    if (isUnion(shape)) return shape['|'].forEach((one) => this.#learn(names, one, described))
    if (isMap(shape)) return this.#learn(names, shape['{}'], described)
    for (const [name, inner] of Object.entries(shape as Record<string, Shape>)) {
      const before = names.get(name)
      const kind = described || typeof inner !== 'string' ? ANY : inner
      names.set(name, before === undefined || before === ANY ? kind : (mergeShapes(before, kind) as string))
      this.#learn(names, inner, described)
    }
  }
}

/** Words of every call and answer, which no record has. */
const OF_CALLS = new Set(['result', 'time', 'total', 'next', 'fields', 'filter', 'select', 'order', 'start', 'params'])

const isDescription = (method: string): boolean => /fields$/i.test(method)
