import { Trans, useLingui } from '@lingui/react/macro'
import type { RuleLab } from '@poryadok/app-backend/rule-sets/contract'
import { CircleAlert, TriangleAlert } from 'lucide-react'
import { Suspense, useState } from 'react'
import { ApiError } from '../../lib/api-error.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { CheckboxField } from '../../ui/checkbox-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Note } from '../../ui/note.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { ChangeList } from './change-list.tsx'
import type { KindSlot } from './kind-slot.ts'
import { useBench, useChangeRules, useRefresh } from './use-rules.ts'

interface PublishDialogProps {
  lab: RuleLab
  slot: KindSlot | undefined
  /** Of the draft that is published. */
  token: string
  onClose: () => void
}

/** What the new version changes, which examples it breaks, and a note for those who come after. */
export function PublishDialog({ lab, slot, token, onClose }: PublishDialogProps) {
  const { t } = useLingui()
  const errorWords = useErrorWords()
  const refresh = useRefresh(lab.kind)
  const [note, setNote] = useState('')
  const [override, setOverride] = useState(false)
  const { publish } = useChangeRules(lab.kind)
  const bench = useBench(lab.kind, lab.draft?.body, true)
  const failing = (bench.data?.results ?? []).filter(({ passes }) => !passes)
  const base = lab.published?.version ?? null
  const next = (base ?? 0) + 1
  const fault = publish.error ? errorWords(publish.error) : null
  const meanwhile = publish.error instanceof ApiError && publish.error.said?.code !== 'rules.examples-fail'
  const held = failing.length > 0 && !override
  return (
    <Dialog
      size="md"
      title={t`Опубликовать версию ${next}?`}
      closeLabel={t`Закрыть`}
      busy={publish.isPending}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose} isDisabled={publish.isPending}>
            <Trans>Оставить черновиком</Trans>
          </Button>
          <Button
            look="main"
            isDisabled={held || bench.isPending}
            isPending={publish.isPending}
            icon={publish.isPending && <Spinner />}
            onPress={() =>
              publish.mutate(
                { draft: token, base, note, override },
                { onSuccess: onClose, onError: () => meanwhile && refresh() },
              )
            }
          >
            {t`Опубликовать версию ${next}`}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4 pb-2">
        <p className="text-13 text-ink-2">
          {lab.mode === 'live' && slot?.BeforePublish ? (
            <Trans>Версия начнёт решать сразу. Вернуться можно из истории версий.</Trans>
          ) : lab.mode === 'live' ? (
            <Trans>Версия начнёт решать сразу. Решённое раньше не изменится, вернуться можно из истории версий.</Trans>
          ) : (
            <Trans>Правила сейчас выключены или в тени: версия сохранится и начнёт решать, когда их включат.</Trans>
          )}
        </p>
        {slot?.BeforePublish && lab.mode === 'live' && (
          <Suspense fallback={<Spinner />}>
            <slot.BeforePublish body={lab.draft?.body} />
          </Suspense>
        )}
        <ChangeList label={t`Что изменит версия ${next}`} changes={lab.changes} />
        {failing.length > 0 && (
          <div className="flex flex-col gap-2.5">
            <Note tone="red" icon={<TriangleAlert size={18} strokeWidth={1.75} />}>
              <Trans>Образцы, которые перестанут сходиться:</Trans>{' '}
              {failing
                .map(({ name, expectedLabel, answer }) => `${name} (${expectedLabel} → ${answer?.label ?? '—'})`)
                .join('; ')}
            </Note>
            <CheckboxField label={t`Опубликовать вопреки образцам`} value={override} onChange={setOverride} />
            <p className="text-12 text-ink-3">{t`Это останется в журнале действий с вашим именем.`}</p>
          </div>
        )}
        <TextField
          label={t`Что и зачем изменено`}
          help={t`Увидят в истории версий.`}
          value={note}
          onChange={setNote}
          maxLength={500}
        />
        {fault && (
          <Note urgent tone="red" icon={<CircleAlert size={18} strokeWidth={1.75} />}>
            {fault.title} {fault.text}
          </Note>
        )}
      </div>
    </Dialog>
  )
}
