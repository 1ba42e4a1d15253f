import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { NoRightsState } from '../../ui/no-rights-state.tsx'
import { ApiError } from '../../lib/api-error.ts'
import { HistoryPanel } from '../settings/history-panel.tsx'
import { SliceForm } from '../settings/slice-form.tsx'
import { useSettings } from '../settings/use-settings.ts'

/** How cards are checked and joined: the same settings as on the page of settings. */
export function CardRules() {
  const { t } = useLingui()
  const { data, error, refetch } = useSettings()
  const [history, setHistory] = useState(false)
  if (!data && error instanceof ApiError && error.isRefusal)
    return (
      <div className="rounded-lg bg-white shadow-card">
        <NoRightsState title={t`Правила визиток меняет администратор`}>
          {t`Вы можете разбирать визитки, которые ждут решения. Как они проверяются и объединяются, решает администратор портала.`}
        </NoRightsState>
      </div>
    )
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />
  const slice = data.slices.find(({ name }) => name === 'vcard-import')
  if (!slice) return null
  return (
    <div className="relative max-w-[860px]">
      <SliceForm slice={slice} people={data.people} onHistory={() => setHistory(true)} />
      {history && <HistoryPanel slice={slice} people={data.people} onClose={() => setHistory(false)} />}
    </div>
  )
}
