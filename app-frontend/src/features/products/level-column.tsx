import { useLingui } from '@lingui/react/macro'
import type { LevelColumn as Column, ProductTree, TreeNode } from '@poryadok/app-backend/products/picker/contract'
import { ChevronRight, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { IconButton } from '../../ui/icon-button.tsx'
import { useWording } from '../../lib/use-wording.ts'
import { windowOf } from './window-of.ts'

const rowHeight = 38
const listHeight = 330

interface LevelColumnProps {
  tree: ProductTree
  column: Column
  name: string
  /** Filled by a choice below it or by the search. */
  filled: boolean
  onChoose: (key: string) => void
  onClear: (() => void) | undefined
}

/** One level: what goes with the choice; only the rows in sight are drawn. */
export function LevelColumn({ tree, column, name, filled, onChoose, onClear }: LevelColumnProps) {
  const { t } = useLingui()
  const words = useWording()
  const [scrolled, setScrolled] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const places = (tree.levels[column.level] ?? []).slice(column.from, column.to)
  const chosenAt = tree.byKey.get(column.chosen ?? '')?.at ?? -1
  const row = places.indexOf(chosenAt)
  useEffect(() => showRow(list.current, row), [row])
  const { from, to } = windowOf(scrolled, listHeight, rowHeight, places.length)
  return (
    <div className="flex w-[236px] shrink-0 flex-col border-r border-line last:border-r-0">
      <div className="flex h-10 items-center gap-2 pr-2 pl-3.5">
        <span className="truncate text-14 font-semibold">{name}</span>
        <span className="text-12 text-ink-3">{words.count(places.length)}</span>
        <span className="flex-1" />
        {filled && <span className="rounded-xs bg-blue-soft px-1.5 text-12 text-blue-ink">{t`само`}</span>}
        {onClear && (
          <IconButton label={t`Очистить уровень «${name}» и всё ниже`} onPress={onClear}>
            <X size={14} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
        )}
      </div>
      <div
        ref={list}
        role="listbox"
        aria-label={name}
        tabIndex={0}
        onScroll={(event) => setScrolled(event.currentTarget.scrollTop)}
        className="relative overflow-y-auto px-1.5"
        style={{ height: listHeight }}
      >
        <div role="presentation" style={{ height: places.length * rowHeight }} />
        {places.slice(from, to).map((at, line) => {
          const node = tree.nodes[at]
          return (
            node && (
              <Row
                key={node.key}
                node={node}
                at={from + line}
                of={places.length}
                chosen={at === chosenAt}
                onChoose={onChoose}
              />
            )
          )
        })}
      </div>
    </div>
  )
}

interface RowProps {
  node: TreeNode
  at: number
  of: number
  chosen: boolean
  onChoose: (key: string) => void
}

function Row({ node, at, of, chosen, onChoose }: RowProps) {
  const words = useWording()
  const below = node.end - node.at - 1
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      aria-setsize={of}
      aria-posinset={at + 1}
      title={node.name}
      onClick={() => onChoose(node.key)}
      className={`absolute inset-x-1.5 flex cursor-pointer items-center gap-2 rounded-md px-2.5 text-14 ${chosen ? 'bg-blue-soft font-medium text-blue-ink' : 'hover:bg-hover'}`}
      style={{ top: at * rowHeight, height: rowHeight }}
    >
      <span className="min-w-0 flex-1 truncate">{node.name}</span>
      {below > 0 && (
        <>
          <span className={`text-12 tabular-nums ${chosen ? '' : 'text-ink-3'}`}>{words.count(below)}</span>
          <ChevronRight size={14} strokeWidth={1.75} aria-hidden="true" className="shrink-0" />
        </>
      )}
    </div>
  )
}

function showRow(list: HTMLDivElement | null, row: number): void {
  if (!list || row < 0) return
  const top = row * rowHeight
  if (top < list.scrollTop) list.scrollTop = top
  else if (top + rowHeight > list.scrollTop + listHeight) list.scrollTop = top + rowHeight - listHeight
}
