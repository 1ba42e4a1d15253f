import { useLingui } from '@lingui/react/macro'
import type { BulkPreview, ListField, RequestList } from '@poryadok/app-backend/request-list/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useServices } from '../../lib/services.ts'
import { Button } from '../../ui/button.tsx'
import { ComboField } from '../../ui/combo-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Progress } from '../../ui/progress.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { BulkPreviewTable } from './bulk-preview-table.tsx'
import { BulkReport } from './bulk-report.tsx'
import { choicesOf, isChosen, writtenChoice } from './choices.ts'
import { ErrorNote } from './error-note.tsx'
import { useFieldTitle } from './field-title.ts'
import { useBulk } from './use-bulk.ts'

interface BulkDialogProps {
  list: RequestList
  ids: readonly number[]
  onClose: () => void
  /** Every request is as it was meant to be. */
  onDone: () => void
  /** The change did not reach these: they stay ticked. */
  onLeft: (ids: readonly number[]) => void
}

/** One field of many requests: what it would change, then the change, 50 requests at a time. */
export function BulkDialog({ list, ids, onClose, onDone, onLeft }: BulkDialogProps) {
  const { t } = useLingui()
  const titleOf = useFieldTitle()
  const fields = bulkFields(list.fields)
  const [name, setName] = useState('stageId')
  const [chosen, setChosen] = useState<string | null>(null)
  const field = fields.find((one) => one.name === name) ?? fields[0]
  const preview = usePreview(ids, field, chosen)
  const bulk = useBulk({ onDone, onLeft })
  const changes = preview.data?.changes ?? 0
  const choose = (next: string): void => {
    setName(next)
    setChosen(null)
  }
  return (
    <Dialog
      title={t`Изменить отмеченные запросы: ${ids.length}`}
      closeLabel={t`Закрыть`}
      size="md"
      busy={bulk.running !== null}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose} isDisabled={bulk.running !== null}>
            {bulk.result ? t`Закрыть` : t`Не менять`}
          </Button>
          <Button
            look="main"
            isDisabled={!field || chosen === null || changes === 0}
            isPending={bulk.running !== null}
            icon={bulk.running !== null && <Spinner />}
            onPress={() => field && chosen !== null && void bulk.run(ids, field.name, writtenChoice(field, chosen))}
          >
            {changes === 0 ? t`Записать` : t`Записать: ${changes}`}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3 pb-1">
        <div className="grid grid-cols-2 gap-3">
          <SelectField
            label={t`Что изменить`}
            value={field?.name ?? null}
            onChange={choose}
            options={fields.map((one) => ({ id: one.name, label: titleOf(one) }))}
          />
          {field && (
            <ComboField
              key={field.name}
              label={t`На что`}
              value={chosen}
              onChange={setChosen}
              options={choicesOf(field, list, { yes: t`да`, no: t`нет` })}
            />
          )}
        </div>
        {bulk.running !== null && <Progress label={t`Записываем в портал`} share={bulk.running} />}
        {preview.data && bulk.running === null && <BulkPreviewTable preview={preview.data} />}
        {bulk.result && <BulkReport result={bulk.result} />}
        {Boolean(preview.error ?? bulk.error) && <ErrorNote error={preview.error ?? bulk.error} />}
      </div>
    </Dialog>
  )
}

/** What is changed in many requests at once: where they stand, whose they are, what kind they are of. */
const bulkFields = (fields: readonly ListField[]): ListField[] =>
  fields.filter(isChosen).toSorted((a, b) => placeOf(a.name) - placeOf(b.name))

const first = ['stageId', 'assignedById']
const placeOf = (name: string): number =>
  first.includes(name) ? first.indexOf(name) : name.endsWith('PRD_CATEGORY') ? 2 : 3

function usePreview(ids: readonly number[], field: ListField | undefined, chosen: string | null) {
  const { api } = useServices()
  return useQuery({
    queryKey: ['request-list-bulk', ids, field?.name, chosen],
    queryFn: () =>
      api.post<BulkPreview>('/api/request-list/bulk/preview', {
        ids,
        field: field?.name,
        value: field && chosen !== null ? writtenChoice(field, chosen) : null,
      }),
    enabled: field !== undefined && chosen !== null,
    gcTime: 0,
    staleTime: 0,
  })
}
