import { Trans, useLingui } from '@lingui/react/macro'
import type { RuleLab } from '@poryadok/app-backend/rule-sets/contract'
import { BookmarkPlus } from 'lucide-react'
import { useState } from 'react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { AnswerView } from './answer-view.tsx'
import type { KindSlot } from './kind-slot.ts'
import { useExamples, useTried } from './use-rules.ts'

interface TriedAnswerProps {
  lab: RuleLab
  slot: KindSlot
  body: unknown
  facts: unknown
  sound: boolean
  /** What the example is called by default. */
  title?: string
}

/** What the rules say of these facts; a good answer can be kept as an example. */
export function TriedAnswer({ lab, slot, body, facts, sound, title = '' }: TriedAnswerProps) {
  const errorWords = useErrorWords()
  const { data, error } = useTried(lab.kind, body, facts, sound)
  if (error) {
    const words = errorWords(error)
    return <p role="alert" className="text-13 text-red-ink">{`${words.title} ${words.text}`}</p>
  }
  if (!data) return <Skeleton className="h-10 w-full" />
  return (
    <>
      <AnswerView slot={slot} answer={data.answer} published={data.published} />
      {lab.may.edit && (
        <KeepExample key={title} kind={lab.kind} facts={facts} expected={data.answer.outcome} title={title} />
      )}
    </>
  )
}

interface KeepExampleProps {
  kind: string
  facts: unknown
  expected: unknown
  title: string
}

function KeepExample({ kind, facts, expected, title }: KeepExampleProps) {
  const { t } = useLingui()
  const errorWords = useErrorWords()
  const [name, setName] = useState(title.slice(0, 200))
  const { add } = useExamples(kind)
  return (
    <div className="flex flex-wrap items-end gap-2.5">
      <div className="min-w-[180px] flex-1">
        <TextField
          label={t`Название образца`}
          value={name}
          onChange={setName}
          {...(add.error ? { fault: errorWords(add.error).title } : {})}
        />
      </div>
      <Button
        icon={<BookmarkPlus size={15} strokeWidth={1.75} aria-hidden="true" />}
        isDisabled={name.trim() === ''}
        isPending={add.isPending}
        onPress={() => add.mutate({ name, facts, expected }, { onSuccess: () => setName('') })}
      >
        <Trans>Сохранить образцом</Trans>
      </Button>
      {add.isSuccess && name === '' && (
        <p role="status" className="w-full text-12 text-green-ink">
          <Trans>Образец сохранён: правила, которые ответят иначе, не опубликуются незамеченными.</Trans>
        </p>
      )}
    </div>
  )
}
