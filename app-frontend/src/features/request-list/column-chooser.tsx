import { useLingui } from '@lingui/react/macro'
import type { Layout, ListField } from '@poryadok/app-backend/request-list/contract'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useState } from 'react'
import { CheckboxField } from '../../ui/checkbox-field.tsx'
import { ColumnsPopover } from '../../ui/grid/columns-popover.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { useFieldTitle } from './field-title.ts'
import { columnFields } from './list-columns.tsx'

interface ColumnChooserProps {
  fields: readonly ListField[]
  layout: Layout
  onLayout: (layout: Layout) => void
  /** Back to what everybody begins with. */
  onReset: () => void
}

/** Which fields are columns, in which order, and how densely rows stand. Kept for the person on the server. */
export const ColumnChooser = ({ fields, layout, onLayout, onReset }: ColumnChooserProps) => (
  <ColumnsPopover
    width={340}
    density={layout.density}
    onDensity={(density) => onLayout({ ...layout, density })}
    onReset={onReset}
  >
    <Chosen {...{ fields, layout, onLayout }} />
    <Others {...{ fields, layout, onLayout }} />
  </ColumnsPopover>
)

type Parts = Pick<ColumnChooserProps, 'fields' | 'layout' | 'onLayout'>

/** Columns that are shown, from left to right. */
function Chosen({ fields, layout, onLayout }: Parts) {
  const { t } = useLingui()
  const titleOf = useFieldTitle()
  const { columns } = layout
  const shown = columns.flatMap((name) => fields.find((field) => field.name === name) ?? [])
  /** Past its neighbour on the screen: a column that is not shown here keeps its place. */
  const move = (at: number, by: 1 | -1): void => {
    const [field, beside] = [shown[at], shown[at + by]]
    if (!field || !beside) return
    const next = columns.filter((name) => name !== field.name)
    next.splice(next.indexOf(beside.name) + (by > 0 ? 1 : 0), 0, field.name)
    onLayout({ ...layout, columns: next })
  }
  return (
    <ol aria-label={t`Столбцы слева направо`} className="flex max-h-[36vh] flex-col overflow-auto">
      {shown.map((field, at) => {
        const title = titleOf(field)
        return (
          <li key={field.name} className="flex min-h-8 items-center gap-1">
            <span className="min-w-0 flex-1">
              <CheckboxField
                label={title}
                value
                disabled={shown.length === 1}
                onChange={() => onLayout({ ...layout, columns: columns.filter((name) => name !== field.name) })}
              />
            </span>
            <IconButton label={t`Левее: ${title}`} isDisabled={at === 0} onPress={() => move(at, -1)}>
              <ArrowUp size={13} strokeWidth={2} aria-hidden="true" />
            </IconButton>
            <IconButton label={t`Правее: ${title}`} isDisabled={at === shown.length - 1} onPress={() => move(at, 1)}>
              <ArrowDown size={13} strokeWidth={2} aria-hidden="true" />
            </IconButton>
          </li>
        )
      })}
    </ol>
  )
}

/** Fields that may be added: own ones first, by their titles, found by words. */
function Others({ fields, layout, onLayout }: Parts) {
  const { t } = useLingui()
  const titleOf = useFieldTitle()
  const [typed, setTyped] = useState('')
  const words = typed.trim().toLocaleLowerCase()
  const others = columnFields(fields)
    .filter(({ name }) => !layout.columns.includes(name))
    .filter((field) => titleOf(field).toLocaleLowerCase().includes(words))
    .toSorted((a, b) => Number(b.own) - Number(a.own) || titleOf(a).localeCompare(titleOf(b)))
  return (
    <div className="flex flex-col gap-1.5 border-t border-line pt-3">
      <SearchField
        label={t`Найти поле`}
        placeholder={t`название поля`}
        clearLabel={t`Очистить поиск`}
        value={typed}
        onChange={setTyped}
      />
      <div role="group" aria-label={t`Другие поля`} className="flex max-h-[26vh] flex-col gap-1 overflow-auto">
        {others.map((field) => (
          <CheckboxField
            key={field.name}
            label={titleOf(field)}
            value={false}
            onChange={() => onLayout({ ...layout, columns: [...layout.columns, field.name] })}
          />
        ))}
      </div>
    </div>
  )
}
