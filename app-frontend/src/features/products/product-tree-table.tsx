import { useLingui } from '@lingui/react/macro'
import { searchTree, type SearchIndex, type TreeNode } from '@poryadok/app-backend/products/picker/contract'
import { ChevronDown, ChevronRight } from 'lucide-react'
import { type KeyboardEvent, useMemo, useState } from 'react'
import { useWording } from '../../lib/use-wording.ts'
import { CodeValue } from '../../ui/code-value.tsx'
import { openNodes } from './open-nodes.ts'
import { windowOf } from './window-of.ts'

const rowHeight = 36
const tableHeight = 540
const mostHits = 500

interface ProductTreeTableProps {
  index: SearchIndex
  levels: readonly string[]
  query: string
}

/** The catalogue as a tree table: only the rows in sight are drawn. Arrows walk, right opens, left closes. */
export function ProductTreeTable({ index, levels, query }: ProductTreeTableProps) {
  const { t } = useLingui()
  const { tree } = index
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const [scrolled, setScrolled] = useState(0)
  const found = useMemo(() => (query.trim() === '' ? null : searchTree(index, query, mostHits).places), [index, query])
  const rows = useMemo(() => openNodes(tree, open, found), [tree, open, found])
  const toggle = (key: string): void => {
    const next = new Set(open)
    if (!next.delete(key)) next.add(key)
    setOpen(next)
  }
  const { from, to } = windowOf(scrolled, tableHeight, rowHeight, rows.length)
  if (found?.length === 0) return <p className="px-4 py-6 text-13 text-ink-2">{t`Ничего не найдено`}</p>
  return (
    <div role="treegrid" aria-label={t`Каталог продуктов`} aria-rowcount={rows.length + 1}>
      <div role="row" className="flex h-9 items-center border-b border-line px-4 text-12h text-ink-3">
        <span role="columnheader" className="flex-1">{t`Название`}</span>
        <span role="columnheader" className="w-44">{t`Уровень`}</span>
        <span role="columnheader" className="w-48">{t`Артикул`}</span>
        <span role="columnheader" className="w-24 text-right">{t`Внутри`}</span>
      </div>
      <div
        role="rowgroup"
        tabIndex={0}
        onScroll={(event) => setScrolled(event.currentTarget.scrollTop)}
        className="relative overflow-y-auto"
        style={{ height: Math.min(tableHeight, rows.length * rowHeight) }}
      >
        <div role="presentation" style={{ height: rows.length * rowHeight }} />
        {rows.slice(from, to).map((node, line) => (
          <Line
            key={node.key}
            node={node}
            at={from + line}
            level={levels[node.level]}
            open={found === null ? open.has(node.key) : true}
            onToggle={found === null ? () => toggle(node.key) : undefined}
          />
        ))}
      </div>
    </div>
  )
}

interface LineProps {
  node: TreeNode
  at: number
  level: string | undefined
  open: boolean
  onToggle: (() => void) | undefined
}

function Line({ node, at, level, open, onToggle }: LineProps) {
  const { t } = useLingui()
  const words = useWording()
  const below = node.end - node.at - 1
  const number = node.level + 1
  const Mark = open ? ChevronDown : ChevronRight
  const opens = below > 0 && onToggle !== undefined
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!opens || (event.key === 'ArrowRight') === open) return
    if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') onToggle()
  }
  return (
    <div
      role="row"
      tabIndex={-1}
      aria-level={number}
      aria-rowindex={at + 2}
      aria-expanded={below > 0 ? open : undefined}
      onKeyDown={onKeyDown}
      className="absolute inset-x-0 flex items-center border-b border-line px-4 text-13h"
      style={{ top: at * rowHeight, height: rowHeight }}
    >
      <span
        role="gridcell"
        className="flex min-w-0 flex-1 items-center gap-1.5"
        style={{ paddingLeft: node.level * 20 }}
      >
        {opens ? (
          <button
            type="button"
            aria-label={open ? t`Свернуть: ${node.name}` : t`Развернуть: ${node.name}`}
            onClick={onToggle}
            className="grid size-6 shrink-0 place-items-center rounded-sm text-ink-2 hover:bg-hover"
          >
            <Mark size={15} strokeWidth={1.75} aria-hidden="true" />
          </button>
        ) : (
          <span className="w-6 shrink-0" />
        )}
        <span className="truncate" title={node.name}>
          {node.name}
        </span>
      </span>
      <span role="gridcell" className="w-44 truncate text-ink-2">
        {level ?? number}
      </span>
      <span role="gridcell" className="w-48 truncate">
        {node.code !== '' && <CodeValue>{node.code}</CodeValue>}
      </span>
      <span role="gridcell" className="w-24 text-right text-ink-2 tabular-nums">
        {below > 0 && words.count(below)}
      </span>
    </div>
  )
}
