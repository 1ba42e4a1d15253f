import { useLingui } from '@lingui/react/macro'
import { Search, X } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { Button } from 'react-aria-components/Button'
import { FilterChip } from './filter-chip.tsx'

export interface SearchCondition {
  id: string
  /** «Исход: отказ» */
  label: string
}

export interface SearchBarProps {
  /** Name of the search for screen readers. */
  label: string
  /** What can be searched: «номер, слова, телефон». */
  placeholder: string
  search: string
  onSearch: (words: string) => void
  conditions: readonly SearchCondition[]
  onRemove: (id: string) => void
  /** Before the search: the main action. */
  start?: ReactNode
  /** After the search: filter, columns, export. */
  end?: ReactNode
}

/** Search with the conditions of a filter inside; Backspace in the empty search takes the last one off. */
export function SearchBar(props: SearchBarProps) {
  const { label, placeholder, search, onSearch, conditions, onRemove, start, end } = props
  const { t } = useLingui()
  const input = useRef<HTMLInputElement>(null)
  const last = conditions.at(-1)
  const remove = (id: string): void => {
    onRemove(id)
    input.current?.focus()
  }
  return (
    <div role="search" aria-label={label} className="flex min-w-0 items-center gap-2.5">
      {start}
      <div className="flex min-h-[34px] min-w-0 flex-1 flex-wrap items-center gap-1.5 rounded-md border border-line-field bg-white px-[5px] py-1 focus-within:border-accent focus-within:ring-1 focus-within:ring-accent">
        <Search size={15} strokeWidth={1.75} aria-hidden="true" className="ml-1.5 shrink-0 text-ink-3" />
        {conditions.map((condition) => (
          <FilterChip
            key={condition.id}
            label={condition.label}
            removeLabel={t`Снять: ${condition.label}`}
            onRemove={() => remove(condition.id)}
          />
        ))}
        <input
          ref={input}
          type="search"
          aria-label={label}
          value={search}
          placeholder={placeholder}
          onChange={(event) => onSearch(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Backspace' && search === '' && last) remove(last.id)
            if (event.key === 'Escape' && search !== '') onSearch('')
          }}
          className="h-6 min-w-[120px] flex-1 bg-transparent px-1 text-14 outline-none placeholder:text-ink-3 placeholder:opacity-100 [&::-webkit-search-cancel-button]:hidden"
        />
        {search !== '' && (
          <Button
            aria-label={t`Очистить поиск`}
            onPress={() => {
              onSearch('')
              input.current?.focus()
            }}
            className="grid size-6 place-items-center rounded-sm text-ink-3 data-hovered:bg-hover"
          >
            <X size={15} strokeWidth={1.75} aria-hidden="true" />
          </Button>
        )}
      </div>
      {end}
    </div>
  )
}
