import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { pathOf, type ProductTree } from '@poryadok/app-backend/products/picker/contract'
import { useEffect, useRef, useState } from 'react'
import { CodeValue } from '../../ui/code-value.tsx'
import { windowOf } from './window-of.ts'

const rowHeight = 52
const listHeight = 330

interface HitListProps {
  tree: ProductTree
  places: readonly number[]
  total: number
  hit: number
  onHit: (hit: number) => void
}

/** What the search found over all levels, each with where it lies. */
export function HitList({ tree, places, total, hit, onHit }: HitListProps) {
  const { t } = useLingui()
  const [scrolled, setScrolled] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const top = hit * rowHeight
    const box = list.current
    if (!box) return
    if (top < box.scrollTop) box.scrollTop = top
    else if (top + rowHeight > box.scrollTop + listHeight) box.scrollTop = top + rowHeight - listHeight
  }, [hit])
  const { from, to } = windowOf(scrolled, listHeight, rowHeight, places.length)
  return (
    <div className="flex min-w-[300px] flex-1 flex-col">
      <div className="flex h-10 items-center gap-2 px-3.5">
        <span className="text-14 font-semibold">{t`Найдено`}</span>
        <span className="text-12 text-ink-3" role="status">
          {plural(total, { one: '# совпадение', few: '# совпадения', many: '# совпадений', other: '# совпадения' })}
        </span>
      </div>
      <div
        ref={list}
        role="listbox"
        aria-label={t`Найдено`}
        tabIndex={0}
        onScroll={(event) => setScrolled(event.currentTarget.scrollTop)}
        className="relative overflow-y-auto"
        style={{ height: listHeight }}
      >
        <div role="presentation" style={{ height: places.length * rowHeight }} />
        {places.slice(from, to).map((place, line) => (
          <Hit
            key={place}
            tree={tree}
            place={place}
            at={from + line}
            of={places.length}
            chosen={from + line === hit}
            onHit={onHit}
          />
        ))}
      </div>
    </div>
  )
}

interface HitProps {
  tree: ProductTree
  place: number
  at: number
  of: number
  chosen: boolean
  onHit: (hit: number) => void
}

function Hit({ tree, place, at, of, chosen, onHit }: HitProps) {
  const node = tree.nodes[place]
  if (!node) return null
  const above = pathOf(tree, node.key).slice(0, -1)
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      aria-setsize={of}
      aria-posinset={at + 1}
      title={[...above, node].map(({ name }) => name).join(' › ')}
      onClick={() => onHit(at)}
      className={`absolute inset-x-2 flex cursor-pointer flex-col justify-center rounded-md px-2.5 ${chosen ? 'bg-blue-soft outline-2 -outline-offset-2 outline-action' : 'hover:bg-hover'}`}
      style={{ top: at * rowHeight, height: rowHeight }}
    >
      <span className="flex items-baseline gap-2">
        <span className={`min-w-0 truncate text-14 ${chosen ? 'font-medium text-blue-ink' : ''}`}>{node.name}</span>
        {node.code !== '' && <CodeValue>{node.code}</CodeValue>}
      </span>
      {above.length > 0 && (
        <span className={`truncate text-12 ${chosen ? 'text-blue-ink' : 'text-ink-3'}`}>
          {above.map(({ name }) => name).join(' › ')}
        </span>
      )}
    </div>
  )
}
