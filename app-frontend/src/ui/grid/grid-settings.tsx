import { useLingui } from '@lingui/react/macro'
import { CheckboxField } from '../checkbox-field.tsx'
import { ColumnsPopover } from './columns-popover.tsx'
import { type GridColumn, type GridView, plainView } from './grid-types.ts'

interface GridSettingsProps {
  columns: readonly Pick<GridColumn<never>, 'id' | 'title' | 'pinned'>[]
  view: GridView
  onView: (view: GridView) => void
}

/** Which columns are shown, and how densely. */
export function GridSettings({ columns, view, onView }: GridSettingsProps) {
  const { t } = useLingui()
  const choose = (id: string, on: boolean): void =>
    onView({ ...view, hidden: on ? view.hidden.filter((other) => other !== id) : [...view.hidden, id] })
  return (
    <ColumnsPopover
      width={260}
      density={view.density}
      onDensity={(density) => onView({ ...view, density })}
      onReset={() => onView(plainView)}
    >
      <div role="group" aria-label={t`Столбцы`} className="flex flex-col gap-1">
        {columns
          .filter(({ pinned }) => !pinned)
          .map(({ id, title }) => (
            <CheckboxField key={id} label={title} value={!view.hidden.includes(id)} onChange={(on) => choose(id, on)} />
          ))}
      </div>
    </ColumnsPopover>
  )
}
