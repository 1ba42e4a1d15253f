import { useLingui } from '@lingui/react/macro'
import { Columns3 } from 'lucide-react'
import { Button } from '../button.tsx'
import { CheckboxField } from '../checkbox-field.tsx'
import { IconButton } from '../icon-button.tsx'
import { Popover } from '../popover.tsx'
import { Segmented } from '../segmented.tsx'
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
    <Popover
      label={t`Столбцы и плотность`}
      width={260}
      trigger={
        <IconButton bordered size="md" label={t`Столбцы и плотность`}>
          <Columns3 size={18} strokeWidth={1.75} aria-hidden="true" />
        </IconButton>
      }
    >
      {() => (
        <div className="flex flex-col gap-3">
          <Segmented
            label={t`Плотность строк`}
            value={view.density}
            onChange={(density) => onView({ ...view, density })}
            segments={[
              { id: 'cosy', label: t`Просторно` },
              { id: 'dense', label: t`Плотно` },
            ]}
          />
          <div role="group" aria-label={t`Столбцы`} className="flex flex-col gap-1">
            {columns
              .filter(({ pinned }) => !pinned)
              .map(({ id, title }) => (
                <CheckboxField
                  key={id}
                  label={title}
                  value={!view.hidden.includes(id)}
                  onChange={(on) => choose(id, on)}
                />
              ))}
          </div>
          <Button size="sm" onPress={() => onView(plainView)}>{t`Как было вначале`}</Button>
        </div>
      )}
    </Popover>
  )
}
