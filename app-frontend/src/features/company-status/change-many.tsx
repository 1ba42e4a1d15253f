import { Trans, useLingui } from '@lingui/react/macro'
import type { BulkAnswer, CompanyRow, CompanyStatusView } from '@poryadok/app-backend/company-status/contract'
import { CircleAlert, Info } from 'lucide-react'
import { useEffect, useState } from 'react'
import { randomKey } from '../../lib/random-key.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Note } from '../../ui/note.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast-queue.ts'
import { useOwnRights } from '../home/use-own-rights.ts'
import { useCompanies } from './use-company-status.ts'

interface ChangeManyProps {
  companies: readonly CompanyRow[]
  statuses: readonly CompanyStatusView[]
  onClose: () => void
}

const icon = { size: 18, strokeWidth: 1.75 } as const

/** One status for several companies: first how many it changes, then the change, with a way back. */
export function ChangeMany({ companies, statuses, onClose }: ChangeManyProps) {
  const { t } = useLingui()
  const errorWords = useErrorWords()
  const mayUndo = useOwnRights(true).includes('runs.undo')
  const { change, undo } = useCompanies({ status: null, search: '' })
  const [key] = useState(randomKey)
  const [to, setTo] = useState<string | null>(null)
  const [comment, setComment] = useState('')
  const [preview, setPreview] = useState<BulkAnswer | null>(null)
  const { mutate } = change
  const ids = companies.map(({ id }) => id)
  const asked = ids.join(',')
  useEffect(() => {
    if (to === null) return
    const body = { key, companies: asked.split(',').map(Number), to, comment: '', dry: true }
    mutate(body, { onSuccess: setPreview })
  }, [to, key, asked, mutate])
  const done = (answer: BulkAnswer): void => {
    const { runId } = answer
    const back = runId !== null && mayUndo ? { label: t`Отменить`, onUndo: () => undo.mutate(runId) } : undefined
    toast(t`Статус меняется, компаний: ${answer.changed}.`, back)
    onClose()
  }
  const save = (): void => {
    if (to !== null) mutate({ key, companies: ids, to, comment, dry: false }, { onSuccess: done })
  }
  const fault = change.error && errorWords(change.error)
  const changed = preview?.changed ?? 0
  return (
    <Dialog
      title={t`Сменить статус, компаний: ${companies.length}`}
      closeLabel={t`Закрыть`}
      busy={change.isPending}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose} isDisabled={change.isPending}>
            <Trans>Отменить</Trans>
          </Button>
          <Button
            look="main"
            isDisabled={to === null || changed === 0}
            isPending={change.isPending}
            icon={change.isPending && <Spinner />}
            onPress={save}
          >
            {t`Сменить, компаний: ${changed}`}
          </Button>
        </>
      }
    >
      <div className="grid gap-3 pb-3">
        <SelectField
          label={t`Новый статус`}
          placeholder={t`Выберите`}
          options={statuses.filter(({ archived }) => !archived).map((one) => ({ id: one.key, label: one.name }))}
          value={to}
          onChange={setTo}
        />
        <TextField
          label={t`Почему меняете (увидят в истории)`}
          rows={2}
          value={comment}
          onChange={setComment}
          maxLength={500}
        />
        <div role="status">
          {preview && to !== null && (
            <Note tone="blue" icon={<Info {...icon} />}>
              {[
                t`Изменится: ${preview.changed}.`,
                preview.same > 0 && t`Уже в этом статусе: ${preview.same}.`,
                preview.refused > 0 && t`Не изменится без права: ${preview.refused}.`,
              ]
                .filter(Boolean)
                .join(' ')}
            </Note>
          )}
        </div>
        {fault && (
          <Note urgent tone="red" icon={<CircleAlert {...icon} />}>
            {fault.title} {fault.text}
          </Note>
        )}
      </div>
    </Dialog>
  )
}
