import {
  type Chosen,
  chooseNode,
  clearLevel,
  isSection,
  levelColumns,
  pathOf,
  searchTree,
  type SearchIndex,
  type TreeNode,
} from '@poryadok/app-backend/products/picker/contract'
import { useMemo, useState } from 'react'

/** Hits that are shown: more than a person reads. */
const mostHits = 200

/** What is typed and chosen in the picker, and what its levels offer. */
export function usePicker(index: SearchIndex, start: string | null) {
  const { tree } = index
  const [query, setQuery] = useState('')
  const [hit, setHit] = useState(0)
  const [chosen, setChosen] = useState<Chosen>(() => (start === null ? [] : chooseNode(tree, [], start)))
  const found = useMemo(() => (query.trim() === '' ? null : searchTree(index, query, mostHits)), [index, query])
  const active = found ? tree.nodes[found.places[hit] ?? -1] : tree.byKey.get(chosen.at(-1) ?? '')
  const path = active ? pathOf(tree, active.key) : []
  const columns = levelColumns(
    tree,
    path.map(({ key }) => key),
  )

  const choose = (key: string): void => {
    setQuery('')
    setChosen(chooseNode(tree, chosen, key))
  }
  const step = (by: number): void => {
    if (found) return setHit(Math.max(0, Math.min(found.places.length - 1, hit + by)))
    const column = columns[Math.max(0, chosen.length - 1)]
    const places = column ? (tree.levels[column.level] ?? []) : []
    const at = active ? places.indexOf(active.at) + by : (column?.from ?? 0)
    const next = column && at >= column.from && at < column.to ? tree.nodes[places[at] ?? -1] : undefined
    if (next) setChosen(chooseNode(tree, [], next.key))
  }
  return {
    query,
    setQuery: (text: string): void => {
      setQuery(text)
      setHit(0)
    },
    found,
    hit,
    setHit,
    active,
    path,
    columns,
    choose,
    step,
    clear: (level: number): void => setChosen(clearLevel(chosen, level)),
    deeper: (): void => {
      const child = active && active.end > active.at + 1 ? tree.nodes[active.at + 1] : undefined
      if (child) choose(child.key)
    },
    higher: (): void => setChosen(chosen.slice(0, -1)),
  }
}
export type Picker = ReturnType<typeof usePicker>

/** The group that a row may stop at: the node itself, or the section above a product. */
export const groupOf = (path: readonly TreeNode[]): TreeNode | undefined => path.findLast(({ key }) => isSection(key))
