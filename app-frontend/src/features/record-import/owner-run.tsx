import { useLingui } from '@lingui/react/macro'
import { Info } from 'lucide-react'
import { useWording } from '../../lib/use-wording.ts'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Note } from '../../ui/note.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { useImportList } from './use-imports.ts'

interface OwnerRunProps {
  value: string | null
  onChange: (id: string) => void
}

/** The import whose records the comments or files belong to. */
export function OwnerRun({ value, onChange }: OwnerRunProps) {
  const { t } = useLingui()
  const { count } = useWording()
  const list = useImportList()
  if (!list.data)
    return list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : <CardSkeleton />
  const runs = list.data.runs.filter(({ content, counts }) => content === 'records' && counts.success > 0)
  if (runs.length === 0)
    return (
      <Note tone="blue" icon={<Info size={18} strokeWidth={1.75} />}>
        {t`Сначала загрузите сами записи: комментарии и вложения находят их по ключу.`}
      </Note>
    )
  return (
    <SelectField
      label={t`К записям какой загрузки`}
      help={t`Одна из колонок файла должна содержать ключ записи из прежней системы.`}
      placeholder={t`Выберите загрузку`}
      value={value}
      onChange={onChange}
      options={runs.map(({ id, title, counts }) => {
        const loaded = count(counts.success)
        return { id, label: title, note: t`Загружено: ${loaded}` }
      })}
    />
  )
}
