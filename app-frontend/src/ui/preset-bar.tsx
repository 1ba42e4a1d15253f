import { useLingui } from '@lingui/react/macro'
import type { Key, ReactNode } from 'react'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup'
import { Counter } from './counter.tsx'

export interface Preset<Id extends string> {
  id: Id
  label: string
  /** null: not counted yet; failed: nobody knows how many there are. */
  count: number | null | 'failed'
  /** Its count is a reason to act: red while it is not zero. */
  alarming?: boolean
}

interface PresetBarProps<Id extends string> {
  label: string
  presets: readonly Preset<Id>[]
  selected: Id
  onSelect: (id: Id) => void
  /** At the right end: the star that saves a selection. */
  end?: ReactNode
}

/** Selections with counters, one of them on. Arrow keys move between them; a narrow bar goes on in the next line. */
export function PresetBar<Id extends string>({ label, presets, selected, onSelect, end }: PresetBarProps<Id>) {
  const choose = (keys: Set<Key>): void => {
    const chosen = presets.find((preset) => keys.has(preset.id))
    if (chosen) onSelect(chosen.id)
  }
  const bar = (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[selected]}
      onSelectionChange={choose}
      className="flex min-w-0 flex-wrap gap-1 p-0.5"
    >
      {presets.map((preset) => (
        <ToggleButton
          key={preset.id}
          id={preset.id}
          className="inline-flex h-[30px] shrink-0 items-center gap-1.5 rounded-md px-2.5 text-13 whitespace-nowrap text-ink-2 outline-offset-0 data-hovered:bg-hover data-selected:bg-blue-soft data-selected:font-medium data-selected:text-blue-ink"
        >
          {preset.label} <PresetCount preset={preset} selected={preset.id === selected} />
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
  if (!end) return bar
  return (
    <div className="flex min-w-0 items-center justify-between gap-2">
      {bar}
      {end}
    </div>
  )
}

function PresetCount({ preset, selected }: { preset: Preset<string>; selected: boolean }) {
  const { t } = useLingui()
  if (preset.count === null) return null
  if (preset.count !== 'failed') return <Counter tone={toneOf(preset, selected)}>{preset.count}</Counter>
  const why = t`Портал не посчитал запросы этого отбора: он занят или отказал. Обновите список.`
  return (
    <span title={why} className="text-ink-3">
      <span aria-hidden="true">—</span>
      <span className="sr-only">{why}</span>
    </span>
  )
}

function toneOf(preset: Preset<string>, selected: boolean): 'grey' | 'blue' | 'red' {
  if (preset.alarming && preset.count) return 'red'
  return selected ? 'blue' : 'grey'
}
