import { useLingui } from '@lingui/react/macro'
import type { ExportQuery } from '@poryadok/app-backend/request-list/contract'
import { Download } from 'lucide-react'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Spinner } from '../../ui/spinner.tsx'

interface ExportMenuProps {
  onExport: (format: ExportQuery['format']) => void
  busy: boolean
  /** Why the viewer can't. */
  why: string | undefined
}

/** The selection, or the ticked rows of it, as a file with the columns of the screen. */
export function ExportMenu({ onExport, busy, why }: ExportMenuProps) {
  const { t } = useLingui()
  const actions = (['xlsx', 'csv'] as const).map((format) => ({
    id: format,
    label: format === 'xlsx' ? t`Таблица Excel (XLSX)` : t`Текст с разделителями (CSV)`,
    onAction: () => onExport(format),
  }))
  return (
    <Menu
      label={t`Выгрузить`}
      trigger={
        <IconButton bordered size="md" label={t`Выгрузить`}>
          {busy ? <Spinner /> : <Download size={18} strokeWidth={1.75} aria-hidden="true" />}
        </IconButton>
      }
      actions={actions}
      heldWhy={why ?? (busy ? t`Прежняя выгрузка ещё идёт` : undefined)}
    />
  )
}
