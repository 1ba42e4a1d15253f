import { useLingui } from '@lingui/react/macro'
import { X } from 'lucide-react'
import { plural } from '@lingui/core/macro'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Spinner } from '../../ui/spinner.tsx'

interface BulkBarProps {
  ticked: number
  /** How many the whole selection holds; null: unknown. */
  total: number | null
  /** Numbers of the whole selection are being read. */
  busy: boolean
  onAll: () => void
  onChange: (() => void) | null
  onClear: () => void
}

/** Stands above the list while rows are ticked. */
export function BulkBar({ ticked, total, busy, onAll, onChange, onClear }: BulkBarProps) {
  const { t } = useLingui()
  return (
    <div
      role="region"
      aria-label={t`Отмеченные запросы`}
      className="flex flex-wrap items-center gap-2.5 border-b border-blue-line bg-blue-soft px-4 py-1.5 text-13"
    >
      <span className="font-medium text-blue-ink" role="status">
        {t`${plural(ticked, { one: 'Отмечен # запрос', few: 'Отмечены # запроса', many: 'Отмечено # запросов', other: 'Отмечено # запроса' })}`}
      </span>
      {onChange && <Button size="sm" look="main" onPress={onChange}>{t`Изменить`}</Button>}
      {total !== null && total > ticked && (
        <Button size="sm" isPending={busy} icon={busy && <Spinner />} onPress={onAll}>
          {t`Отметить все по отбору`}
        </Button>
      )}
      <span className="flex-1" />
      <IconButton label={t`Снять отметки`} onPress={onClear}>
        <X size={18} strokeWidth={1.75} aria-hidden="true" />
      </IconButton>
    </div>
  )
}
