import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { Spinner } from './spinner.tsx'

interface UnsavedBarProps {
  /** How much is changed, what the change touches and what it does not. */
  children: ReactNode
  /** Verb and object: «Сохранить 3 строки». */
  saveLabel: string
  onSave: () => void
  onUndo: () => void
  saving?: boolean
  /** The save failed: what happened and what to do. */
  fault?: ReactNode
}

/** Under a form or a grid as long as something is not saved; stays in sight while the content scrolls. */
export function UnsavedBar({ children, saveLabel, onSave, onUndo, saving = false, fault }: UnsavedBarProps) {
  const { t } = useLingui()
  return (
    <div
      data-unsaved
      className="sticky bottom-0 z-10 animate-appear rounded-b-lg border-t border-blue-line bg-blue-soft px-4 py-2.5"
    >
      {fault && (
        <p role="alert" className="mb-2 text-13 text-red-ink">
          {fault}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-2.5">
        <p role="status" className="min-w-[200px] flex-1 text-13 text-blue-ink">
          {children}
        </p>
        <Button onPress={onUndo} isDisabled={saving}>{t`Отменить правки`}</Button>
        <Button look="main" onPress={onSave} isPending={saving} icon={saving && <Spinner />}>
          {saving ? t`Сохраняем` : saveLabel}
        </Button>
      </div>
    </div>
  )
}
