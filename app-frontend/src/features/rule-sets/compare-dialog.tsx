import { useLingui } from '@lingui/react/macro'
import type { RuleLab, VersionList } from '@poryadok/app-backend/rule-sets/contract'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { ChangeList } from './change-list.tsx'
import { type Side, useComparison } from './use-rules.ts'

interface CompareDialogProps {
  lab: RuleLab
  version: number
  list: VersionList | undefined
  onClose: () => void
}

const sideOf = (id: string): Side => (id === 'draft' ? 'draft' : Number(id))

/** Any two of the versions and the draft, side by side. */
export function CompareDialog({ lab, version, list, onClose }: CompareDialogProps) {
  const { t } = useLingui()
  const versions = (list?.versions ?? []).map((row) => row.version)
  const other = lab.draft ? 'draft' : String(versions.find((one) => one !== version) ?? version)
  const [from, setFrom] = useState(String(version))
  const [to, setTo] = useState(other)
  const { data, error, refetch } = useComparison(lab.kind, sideOf(from), sideOf(to))
  const options = [
    ...(lab.draft ? [{ id: 'draft', label: t`Черновик` }] : []),
    ...versions.map((one) => ({ id: String(one), label: t`Версия ${one}` })),
  ]
  return (
    <Dialog
      size="md"
      title={t`Сравнение версий`}
      closeLabel={t`Закрыть`}
      onClose={onClose}
      footer={<Button onPress={onClose}>{t`Закрыть`}</Button>}
    >
      <div className="flex flex-col gap-3 pb-2">
        <div className="grid grid-cols-2 gap-3">
          <SelectField label={t`Было`} options={options} value={from} onChange={setFrom} />
          <SelectField label={t`Станет`} options={options} value={to} onChange={setTo} />
        </div>
        {data ? (
          <ChangeList label={t`Отличия`} changes={data.changes} />
        ) : error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <CardSkeleton />
        )}
      </div>
    </Dialog>
  )
}
