import { Search, X } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { Input } from 'react-aria-components/Input'
import { SearchField as AriaSearchField } from 'react-aria-components/SearchField'

interface SearchFieldProps {
  label: string
  placeholder: string
  clearLabel: string
  value: string
  onChange: (value: string) => void
}

/** Escape clears it. */
export function SearchField({ label, placeholder, clearLabel, value, onChange }: SearchFieldProps) {
  return (
    <AriaSearchField
      aria-label={label}
      value={value}
      onChange={onChange}
      className="group flex h-[34px] min-w-0 flex-1 items-center gap-2 rounded-md border border-line-strong bg-white px-[11px] focus-within:border-accent focus-within:ring-1 focus-within:ring-accent"
    >
      <Search size={15} strokeWidth={1.75} aria-hidden="true" className="shrink-0 text-ink-3" />
      <Input
        placeholder={placeholder}
        className="min-w-0 flex-1 bg-transparent text-14 outline-none placeholder:text-ink-3 placeholder:opacity-100 [&::-webkit-search-cancel-button]:hidden"
      />
      <Button
        aria-label={clearLabel}
        className="grid size-6 place-items-center rounded-sm text-ink-3 group-data-empty:invisible data-hovered:bg-hover"
      >
        <X size={15} strokeWidth={1.75} aria-hidden="true" />
      </Button>
    </AriaSearchField>
  )
}
