import type { Key } from 'react'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup'

interface SegmentedProps<Id extends string> {
  label: string
  segments: readonly { id: Id; label: string }[]
  value: Id
  onChange: (id: Id) => void
}

/** One of a few short words, all in sight; in a narrow place they take two lines. */
export function Segmented<Id extends string>({ label, segments, value, onChange }: SegmentedProps<Id>) {
  const choose = (keys: Set<Key>): void => {
    const chosen = segments.find(({ id }) => keys.has(id))
    if (chosen) onChange(chosen.id)
  }
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={choose}
      className="inline-flex w-fit max-w-full flex-wrap rounded-md bg-grey-soft p-[3px]"
    >
      {segments.map(({ id, label: word }) => (
        <ToggleButton
          key={id}
          id={id}
          className="inline-flex h-7 items-center rounded-sm px-3 text-13 whitespace-nowrap text-ink-2 data-selected:bg-white data-selected:font-medium data-selected:text-ink data-selected:shadow-card"
        >
          {word}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
