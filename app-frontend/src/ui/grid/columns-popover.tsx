import { useLingui } from '@lingui/react/macro'
import { Columns3 } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../button.tsx'
import { IconButton } from '../icon-button.tsx'
import { Popover } from '../popover.tsx'
import { Segmented } from '../segmented.tsx'
import type { GridView } from './grid-types.ts'

interface ColumnsPopoverProps {
  density: GridView['density']
  onDensity: (density: GridView['density']) => void
  /** Back to what everybody begins with. */
  onReset: () => void
  width: number
  /** The columns. */
  children: ReactNode
}

/** Behind its button: how densely rows stand, which columns are shown, and the way back. */
export function ColumnsPopover({ density, onDensity, onReset, width, children }: ColumnsPopoverProps) {
  const { t } = useLingui()
  return (
    <Popover
      label={t`Столбцы и плотность`}
      width={width}
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
            value={density}
            onChange={onDensity}
            segments={[
              { id: 'cosy', label: t`Просторно` },
              { id: 'dense', label: t`Плотно` },
            ]}
          />
          {children}
          <Button size="sm" onPress={onReset}>{t`Как было вначале`}</Button>
        </div>
      )}
    </Popover>
  )
}
