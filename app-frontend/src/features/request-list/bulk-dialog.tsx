import { useLingui } from '@lingui/react/macro'
import type { BulkPreview, ListField, NewValue, RequestList } from '@poryadok/app-backend/request-list/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useServices } from '../../lib/services.ts'
import { useDebounced } from '../../lib/use-debounced.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Progress } from '../../ui/progress.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { BulkPreviewTable } from './bulk-preview-table.tsx'
import { BulkReport } from './bulk-report.tsx'
import { BulkValueField } from './bulk-value-field.tsx'
import { bulkFields, bulkValue, nothingGiven } from './bulk-value.ts'
import { ErrorNote } from './error-note.tsx'
import { useFieldTitle } from './field-title.ts'
import { previewKey, useBulk } from './use-bulk.ts'

/** A value that is typed is looked at when the typing pauses, ms. */
const settledMs = 300

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
export default function BulkDialog({ list, ids, onClose, onDone, onLeft }: BulkDialogProps) {
  const { t } = useLingui()
  const titleOf = useFieldTitle()
  const fields = bulkFields(list.fields, titleOf)
  const [name, setName] = useState('stageId')
  const [draft, setDraft] = useState(nothingGiven)
  const field = fields.find((one) => one.name === name) ?? fields[0]
  const value = field && bulkValue(field, draft)
  const preview = usePreview(ids, field, value)
  const bulk = useBulk({ onDone, onLeft })
  const changes = preview?.data?.changes ?? 0
  const choose = (next: string): void => {
    setName(next)
    setDraft(nothingGiven)
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
            isDisabled={value === undefined || changes === 0}
            isPending={bulk.running !== null}
            icon={bulk.running !== null && <Spinner />}
            onPress={() => field && value !== undefined && void bulk.run(ids, field.name, value)}
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
          {field && <BulkValueField key={field.name} {...{ list, field, draft }} onChange={setDraft} />}
        </div>
        {bulk.running !== null && <Progress label={t`Записываем в портал`} share={bulk.running} />}
        {field && preview?.data && bulk.running === null && <BulkPreviewTable field={field} preview={preview.data} />}
        {bulk.result && <BulkReport result={bulk.result} />}
        {Boolean(preview?.error ?? bulk.error) && <ErrorNote error={preview?.error ?? bulk.error} />}
      </div>
    </Dialog>
  )
}

/** What the change would do, asked once the value has stood for a moment; `asked`: which value it speaks of. */
function usePreview(ids: readonly number[], field: ListField | undefined, value: NewValue | undefined) {
  const { api } = useServices()
  const asked = useDebounced(value === undefined ? null : JSON.stringify(value), settledMs)
  const query = useQuery({
    queryKey: [...previewKey, ids, field?.name, asked],
    queryFn: () =>
      api.post<BulkPreview>('/api/request-list/bulk/preview', {
        ids,
        field: field?.name,
        value: JSON.parse(asked ?? 'null') as NewValue,
      }),
    enabled: field !== undefined && asked !== null,
    gcTime: 0,
    staleTime: 0,
  })
  return value !== undefined && asked === JSON.stringify(value) ? query : null
}
