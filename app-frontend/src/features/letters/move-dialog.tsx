import { useLingui } from '@lingui/react/macro'
import type { MoveRequest, UndoneView } from '@poryadok/app-backend/letter-moves/contract'
import { useState } from 'react'
import { randomKey } from '../../lib/random-key.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { useWording } from '../../lib/use-wording.ts'
import { Button } from '../../ui/button.tsx'
import { CheckboxField } from '../../ui/checkbox-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { RadioCards } from '../../ui/radio-cards.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast-queue.ts'
import { MovePreviewNote } from './move-preview.tsx'
import { TargetPicker } from './target-picker.tsx'
import { useMove, useUndoMove, type WantedMove } from './use-moves.ts'

type Kind = WantedMove['kind']

interface MoveDialogProps {
  letterIds: readonly number[]
  /** Number of their request. */
  source: number
  /** Of the letter: the title of a new request. */
  subject: string
  onClose: () => void
  onMoved: () => void
}

/** Puts letters into another request or a new one, or the whole request into another; shows before what will change. */
export function MoveDialog({ letterIds, source, subject, onClose, onMoved }: MoveDialogProps) {
  const { t } = useLingui()
  const wording = useWording()
  const errorWords = useErrorWords()
  const [key] = useState(randomKey)
  const [kind, setKind] = useState<Kind>('letters')
  const [andLater, setAndLater] = useState(false)
  const [target, setTarget] = useState<MoveRequest | null>(null)
  const [title, setTitle] = useState(subject)
  const move = useMove()
  const undo = useUndoMove()
  const wanted = wantedOf({ kind, letterIds, source, target, andLater, title })
  const fault = move.error ? errorWords(move.error) : null
  const tellUndone = ({ made }: UndoneView): void => {
    onMoved()
    if (made === 'kept') toast(t`Письма возвращаются. В новом запросе есть и другое, поэтому он остаётся открытым.`)
    else if (made === 'closing')
      toast(t`Письма возвращаются. Опустевший новый запрос закрывается со ссылкой на прежний.`)
    else toast(t`Письма возвращаются на место.`)
  }
  const tellFault = (error: Error): void => {
    const { title, text } = errorWords(error)
    toast(`${title} ${text}`)
  }
  const confirm = (): void => {
    if (!wanted) return
    move.mutate(
      { ...wanted, key },
      {
        onSuccess: ({ id, to }) => {
          const place = to ? wording.requestNumber(to.id) : t`новый запрос`
          // The dialog is closed by then: only the promise outlives it.
          const takeBack = (): void => void undo.mutateAsync(id).then(tellUndone, tellFault)
          toast(t`Переносим в ${place}.`, { label: t`Отменить`, onUndo: takeBack })
          onMoved()
          onClose()
        },
      },
    )
  }
  return (
    <Dialog
      size="md"
      title={t`Куда перенести`}
      closeLabel={t`Закрыть`}
      busy={move.isPending}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose} isDisabled={move.isPending}>{t`Оставить на месте`}</Button>
          <Button look="main" isDisabled={wanted === null} isPending={move.isPending} onPress={confirm}>
            {kind === 'merge' ? t`Объединить` : t`Перенести`}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4 py-1">
        <KindCards kind={kind} onChange={setKind} />
        {kind === 'split' ? (
          <TextField label={t`Название нового запроса`} value={title} onChange={setTitle} maxLength={255} />
        ) : (
          <TargetPicker source={source} chosen={target} onChoose={setTarget} />
        )}
        {kind !== 'merge' && (
          <CheckboxField
            label={t`И всё, что пришло и отправлено в этом запросе после`}
            value={andLater}
            onChange={setAndLater}
          />
        )}
        {wanted && <MovePreviewNote wanted={wanted} moveKey={key} />}
        {fault && (
          <p role="alert" className="text-13 text-red-ink">
            {fault.title} {fault.text}
          </p>
        )}
      </div>
    </Dialog>
  )
}

function KindCards({ kind, onChange }: { kind: Kind; onChange: (kind: Kind) => void }) {
  const { t } = useLingui()
  return (
    <RadioCards<Kind>
      label={t`Что сделать`}
      columns={3}
      value={kind}
      onChange={onChange}
      cards={[
        { id: 'letters', title: t`В другой запрос`, text: t`Письмо пришло не туда.` },
        { id: 'split', title: t`В новый запрос`, text: t`В нём другой вопрос.` },
        { id: 'merge', title: t`Объединить запросы`, text: t`Оба об одном: этот закроется.` },
      ]}
    />
  )
}

interface Choice {
  kind: Kind
  letterIds: readonly number[]
  source: number
  target: MoveRequest | null
  andLater: boolean
  title: string
}

/** Null until everything is chosen. */
function wantedOf({ kind, letterIds, source, target, andLater, title }: Choice): WantedMove | null {
  const ids = [...letterIds]
  if (kind === 'split') return title.trim() === '' ? null : { kind, letterIds: ids, andLater, title: title.trim() }
  if (!target) return null
  return kind === 'merge' ? { kind, source, target: target.id } : { kind, letterIds: ids, andLater, target: target.id }
}
