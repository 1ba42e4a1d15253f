import { Trans, useLingui } from '@lingui/react/macro'
import type { RequestForm } from '@poryadok/app-backend/scenarios/contract'
import { stageFact } from '@poryadok/app-backend/scenarios/form/contract'
import { CircleAlert } from 'lucide-react'
import { useState } from 'react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Note } from '../../ui/note.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { useFormDraft } from '../request-form/use-form-draft.ts'
import { obeyedForm, OwnFields } from '../request-form/own-fields.tsx'
import { useRequestForm } from '../request-form/use-request-form.ts'
import { isChangedMeanwhile, wasAt, type RequestMove } from './use-request-move.ts'

interface StageDialogProps {
  id: number
  /** Where it stands, as the person sees it. */
  from: string | undefined
  /** Where the request is moved. */
  stage: { id: string; label: string }
  move: RequestMove
  onClose: () => void
}

/** What scenarios ask for in the stage that a request comes to: filled in at once, before it moves. */
export default function StageDialog({ id, from, stage, move, onClose }: StageDialogProps) {
  const { t } = useLingui()
  const errorWords = useErrorWords()
  const { data } = useRequestForm(id)
  const { values, seen, change, told } = useFormDraft(data)
  const [asked, setAsked] = useState(false)
  const [seenAt, setSeenAt] = useState(from)
  const form: RequestForm | null = data ? { ...data, values: { ...data.values, [stageFact]: [stage.id] } } : null
  const lacks = form !== null && obeyedForm(form, values).lacking.length > 0
  const fault = move.error && errorWords(move.error)
  const save = (): void => {
    setAsked(true)
    if (lacks) return
    const words = t`Запрос переведён в «${stage.label}»`
    const onError = (error: Error): void => {
      if (!isChangedMeanwhile(error)) return
      told()
      setSeenAt(undefined)
    }
    move.mutate(
      { move: { stageId: stage.id, values, seen, was: wasAt(seenAt) }, words },
      { onSuccess: onClose, onError },
    )
  }
  return (
    <Dialog
      size="md"
      title={t`Перевести в «${stage.label}»`}
      closeLabel={t`Закрыть`}
      busy={move.isPending}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose} isDisabled={move.isPending}>
            <Trans>Оставить стадию</Trans>
          </Button>
          <Button look="main" isPending={move.isPending} icon={move.isPending && <Spinner />} onPress={save}>
            <Trans>Заполнить и перевести</Trans>
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3 pb-2">
        {fault && (
          <Note urgent tone="amber" icon={<CircleAlert size={18} strokeWidth={1.75} />}>
            {fault.title} {fault.text}
          </Note>
        )}
        {form && <OwnFields form={form} values={values} asked={asked} part="asked-for" onChange={change} />}
      </div>
    </Dialog>
  )
}
