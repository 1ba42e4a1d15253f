import { Trans, useLingui } from '@lingui/react/macro'
import type { FormValues } from '@poryadok/app-backend/scenarios/contract'
import { CircleAlert } from 'lucide-react'
import { useState } from 'react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Note } from '../../ui/note.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { obeyedForm, OwnFields } from '../request-form/own-fields.tsx'
import { useRequestForm } from '../request-form/use-request-form.ts'
import { useRequestMove } from './use-request-move.ts'

/** The own fields of a request as a form that obeys the scenarios. */
export default function FieldsForm({ id }: { id: number }) {
  const { t } = useLingui()
  const errorWords = useErrorWords()
  const { data, error, refetch } = useRequestForm(id)
  const move = useRequestMove(id)
  const [values, setValues] = useState<FormValues>({})
  const [asked, setAsked] = useState(false)
  if (!data)
    return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton className="m-2 h-3 w-3/5" />
  if (data.fields.length === 0)
    return (
      <p className="px-1.5 py-1.5 text-13 text-ink-2">
        <Trans>Своих полей у запросов ещё нет. Администратор заводит их в разделе «Поля».</Trans>
      </p>
    )
  const fault = move.error && errorWords(move.error)
  const save = (): void => {
    setAsked(true)
    if (obeyedForm(data, values).lacking.length > 0) return
    move.mutate({ move: { values }, words: t`Поля запроса записаны` }, { onSuccess: () => setValues({}) })
  }
  return (
    <section aria-label={t`Поля запроса`} className="flex flex-col gap-3 px-1.5 pt-2 pb-1.5">
      <OwnFields form={data} values={values} asked={asked} part="all" onChange={setValues} />
      {fault && (
        <Note urgent tone="red" icon={<CircleAlert size={18} strokeWidth={1.75} />}>
          {fault.title} {fault.text}
        </Note>
      )}
      {Object.keys(values).length > 0 && (
        <div>
          <Button look="main" isPending={move.isPending} icon={move.isPending && <Spinner />} onPress={save}>
            <Trans>Записать поля</Trans>
          </Button>
        </div>
      )}
    </section>
  )
}
