import { useLingui } from '@lingui/react/macro'
import type { ImportRunView } from '@poryadok/app-backend/record-import/contract'
import { ListChecks } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useWording } from '../../lib/use-wording.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { useImportStage } from './use-imports.ts'

/** The file is in staging; its rows are read by the mapping at once, for that is what the person asked for. */
export function LoadedCard({ run }: { run: ImportRunView }) {
  const { t } = useLingui()
  const { count } = useWording()
  const { mutate, error, isPending } = useImportStage(run.id, 'check')
  const begun = useRef(false)
  const mapped = run.mapping.columns.length > 0
  useEffect(() => {
    if (begun.current || !mapped) return
    begun.current = true
    mutate()
  }, [mapped, mutate])
  const rows = count(run.counts.total)
  return (
    <div className="flex rounded-lg bg-white shadow-card">
      {error ? (
        <ErrorState error={error} onRetry={() => mutate()} />
      ) : (
        <EmptyState
          icon={<ListChecks size={22} strokeWidth={1.75} />}
          title={t`Файл прочитан, строк: ${rows}`}
          action={
            <Button look="main" isPending={isPending} onPress={() => mutate()}>
              {t`Проверить строки`}
            </Button>
          }
        >
          {t`Теперь каждая строка проверяется по выбранным полям. В портал ничего не пишем.`}
        </EmptyState>
      )}
    </div>
  )
}
