import { useLingui } from '@lingui/react/macro'
import type { DictionaryLine } from '@poryadok/app-backend/categorization/contract'
import { Download, Table2, Upload } from 'lucide-react'
import { useState } from 'react'
import { useServices } from '../../../lib/services.ts'
import { Button } from '../../../ui/button.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { ImportDictionary } from './import-dictionary.tsx'

interface DictionaryFileMenuProps {
  lines: readonly DictionaryLine[]
  onTake: (lines: DictionaryLine[]) => void
}

const icon = { size: 15, strokeWidth: 1.75, 'aria-hidden': true } as const

/** The dictionary as a table: out, and in by way of a report. */
export function DictionaryFileMenu({ lines, onTake }: DictionaryFileMenuProps) {
  const { t } = useLingui()
  const { api } = useServices()
  const [importing, setImporting] = useState(false)
  const save = (format: 'xlsx' | 'csv'): void =>
    void api.download(`/api/categories/dictionary?format=${format}`, `${t`словарь`}.${format}`)
  return (
    <>
      <Menu
        label={t`Словарь таблицей`}
        trigger={<Button icon={<Table2 {...icon} />}>{t`Таблица`}</Button>}
        actions={[
          { id: 'xlsx', label: t`Выгрузить в XLSX`, icon: <Download {...icon} />, onAction: () => save('xlsx') },
          { id: 'csv', label: t`Выгрузить в CSV`, icon: <Download {...icon} />, onAction: () => save('csv') },
          {
            id: 'import',
            label: t`Загрузить из таблицы`,
            icon: <Upload {...icon} />,
            onAction: () => setImporting(true),
          },
        ]}
      />
      {importing && <ImportDictionary lines={lines} onTake={onTake} onClose={() => setImporting(false)} />}
    </>
  )
}
