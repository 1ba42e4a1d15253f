import { useLingui } from '@lingui/react/macro'
import type { ExportQuery } from '@poryadok/app-backend/request-list/contract'
import { useMutation } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useServices } from '../../lib/services.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { toast } from '../../ui/toast-queue.ts'

type What = Omit<ExportQuery, 'format' | 'found'>

/** The selection, or the ticked rows of it, as a file with the columns of the screen. */
export function ExportMenu({ what, why }: { what: What; why: string | undefined }) {
  const { t } = useLingui()
  const { api } = useServices()
  const words = useErrorWords()
  const { mutate, isPending } = useMutation({
    mutationFn: (format: ExportQuery['format']) =>
      api.download('/api/request-list/export', `requests.${format}`, { ...what, found: null, format }),
    onError: (error) => toast(words(error).title),
    onSuccess: () => toast(t`Файл с запросами готов`),
  })
  const actions = (['xlsx', 'csv'] as const).map((format) => ({
    id: format,
    label: format === 'xlsx' ? t`Таблица Excel (XLSX)` : t`Текст с разделителями (CSV)`,
    disabledWhy: why,
    onAction: () => mutate(format),
  }))
  return (
    <Menu
      label={t`Выгрузить`}
      trigger={
        <IconButton bordered size="md" label={t`Выгрузить`}>
          {isPending ? <Spinner /> : <Download size={18} strokeWidth={1.75} aria-hidden="true" />}
        </IconButton>
      }
      actions={actions}
    />
  )
}
