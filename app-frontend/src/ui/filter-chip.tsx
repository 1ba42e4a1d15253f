import { X } from 'lucide-react'
import { Button } from 'react-aria-components/Button'

/** One condition of a filter inside the search field; its cross takes it off. */
export const FilterChip = ({
  label,
  removeLabel,
  onRemove,
}: {
  label: string
  removeLabel: string
  onRemove: () => void
}) => (
  <span className="inline-flex h-6 max-w-[240px] shrink-0 items-center rounded-xs bg-blue-soft pl-2 text-12 font-medium text-blue-ink">
    <span className="truncate">{label}</span>
    <Button
      aria-label={removeLabel}
      onPress={onRemove}
      className="grid size-6 shrink-0 place-items-center rounded-xs data-hovered:bg-blue-count"
    >
      <X size={13} strokeWidth={2} aria-hidden="true" />
    </Button>
  </span>
)
