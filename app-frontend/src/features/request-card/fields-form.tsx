import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { useFormDraft } from '../request-form/use-form-draft.ts'
import { obeyedForm, OwnFields } from '../request-form/own-fields.tsx'
import { useRequestForm } from '../request-form/use-request-form.ts'
import { MoveFault } from './move-fault.tsx'
import { isChangedMeanwhile, useRequestMove } from './use-request-move.ts'

/** The own fields of a request as a form that obeys the scenarios. */
export default function FieldsForm({ id }: { id: number }) {
  const { t } = useLingui()
  const { data, error, refetch } = useRequestForm(id)
  const move = useRequestMove(id)
  const { values, seen, change, told, clear } = useFormDraft(data)
  const [asked, setAsked] = useState(false)
  const foot = useRef<HTMLDivElement>(null)
  // The refusal comes at the end of a long form and pushes the button below the window's edge.
  useEffect(() => {
    if (move.error) foot.current?.scrollIntoView?.({ block: 'nearest' })
  }, [move.error])
  if (!data)
    return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton className="m-2 h-3 w-3/5" />
  if (data.fields.length === 0)
    return (
      <p className="px-1.5 py-1.5 text-13 text-ink-2">
        <Trans>Своих полей у запросов ещё нет. Администратор заводит их в разделе «Поля».</Trans>
      </p>
    )
  const save = (): void => {
    setAsked(true)
    if (obeyedForm(data, values).lacking.length > 0) return
    const written = { move: { values, seen }, words: t`Поля запроса записаны` }
    move.mutate(written, { onSuccess: clear, onError: (error) => isChangedMeanwhile(error) && told() })
  }
  return (
    <section aria-label={t`Поля запроса`} className="flex flex-col gap-3 px-1.5 pt-2 pb-1.5">
      <OwnFields form={data} values={values} asked={asked} part="all" onChange={change} />
      <div ref={foot} className="flex flex-col items-start gap-3 empty:hidden">
        <MoveFault error={move.error} undoError={move.undoError} />
        {Object.keys(values).length > 0 && (
          <Button look="main" isPending={move.isPending} icon={move.isPending && <Spinner />} onPress={save}>
            <Trans>Записать поля</Trans>
          </Button>
        )}
      </div>
    </section>
  )
}
