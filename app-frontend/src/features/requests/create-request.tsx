import { Trans, useLingui } from '@lingui/react/macro'
import type { ClientRef, CreateRequestAnswer, CreateRequestBody } from '@poryadok/app-backend/requests/contract'
import type { FormValues } from '@poryadok/app-backend/scenarios/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { CircleAlert } from 'lucide-react'
import { type FormEvent, lazy, type ReactNode, Suspense, useState } from 'react'
import { ApiError } from '../../lib/api-error.ts'
import { randomKey } from '../../lib/random-key.ts'
import { useServices } from '../../lib/services.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { useWording } from '../../lib/use-wording.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Note } from '../../ui/note.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast-queue.ts'
import { obeyedForm } from '../request-form/own-fields.tsx'
import { useRequestForm } from '../request-form/use-request-form.ts'
import { ClientNames } from './client-names.tsx'

const NewRequestFields = lazy(() => import('../request-form/new-request-fields.tsx'))

interface CreateRequestProps {
  /** null: not chosen yet. */
  client: ClientRef | null
  /** Where the client is chosen; left out on a client's own tab. */
  clientField?: ReactNode
  onClose: () => void
  onCreated: (id: number) => void
}

const titleLimit = 255
const descriptionLimit = 20_000

/** Keeps the place of the disclosure of fields while they are asked for: the button below stays under the finger that presses it. */
const fieldsPlace = <div aria-hidden="true" className="h-11.25" />

/** One key per open dialog: however often the button is pressed or the answer lost, one request is made. */
export default function CreateRequest({ client, clientField, onClose, onCreated }: CreateRequestProps) {
  const { t } = useLingui()
  const { api } = useServices()
  const cache = useQueryClient()
  const words = useWording()
  const [key] = useState(randomKey)
  const [title, setTitle] = useState('')
  const [description, setDescription] = useState('')
  const [asked, setAsked] = useState(false)
  const [values, setValues] = useState<FormValues>({})
  // Without an answer the dialog still makes requests: the server asks for what scenarios want.
  const { data: form, isPending: isAsked } = useRequestForm(null)
  const { mutate, isPending, error } = useMutation({
    mutationFn: (body: CreateRequestBody) => api.post<CreateRequestAnswer>('/api/requests', body),
    onSuccess: ({ id }) => {
      const number = words.requestNumber(id)
      toast(t`Запрос ${number} создан`)
      onCreated(id)
    },
    // Who may not create is offered it no more: the lists know it now.
    onError: (failure) => failure instanceof ApiError && failure.isRefusal && void cache.invalidateQueries(),
  })
  const empty = title.trim() === ''
  const lacks = form !== undefined && obeyedForm(form, values).lacking.length > 0
  const fields = error instanceof ApiError ? error.said?.fields : undefined
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setAsked(true)
    if (client && !empty && !lacks && !isPending)
      mutate({ client, title: title.trim(), description: description.trim(), values, key })
  }
  return (
    <Dialog title={t`Новый запрос`} closeLabel={t`Закрыть`} busy={isPending} onClose={onClose}>
      <form onSubmit={submit} noValidate className="flex flex-col gap-3 px-5 pt-2 pb-5">
        {clientField}
        {client && <ClientNames client={client} known={clientField !== undefined} />}
        {asked && !client && <p role="alert" className="text-12 text-red-ink">{t`Выберите, чей это запрос.`}</p>}
        <TextField
          autoFocus
          label={t`Название`}
          help={t`Коротко, о чём просит клиент`}
          fault={asked && empty ? t`Без названия запрос не найти в списке. Напишите, о чём он.` : fields?.['title']}
          value={title}
          onChange={setTitle}
          maxLength={titleLimit}
        />
        <TextField
          label={t`Описание`}
          fault={fields?.['description']}
          value={description}
          onChange={setDescription}
          maxLength={descriptionLimit}
          rows={5}
        />
        <Suspense fallback={fieldsPlace}>
          {form ? (
            <NewRequestFields form={form} values={values} asked={asked} onChange={setValues} />
          ) : (
            isAsked && fieldsPlace
          )}
        </Suspense>
        {error && <CreateError error={error} />}
        <div className="mt-2 flex justify-end gap-2.5">
          <Button onPress={onClose} isDisabled={isPending}>
            <Trans>Не создавать</Trans>
          </Button>
          <Button look="main" type="submit" isPending={isPending} icon={isPending && <Spinner />}>
            {isPending ? t`Создаём` : t`Создать запрос`}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function CreateError({ error }: { error: Error }) {
  const { t } = useLingui()
  const words = useErrorWords()(error)
  const uncertain = error instanceof ApiError && error.isUncertain
  const seconds = error instanceof ApiError ? error.said?.retryAfterSeconds : undefined
  return (
    <Note urgent tone="red" icon={<CircleAlert size={18} strokeWidth={1.75} />}>
      <b className="font-semibold">{words.title}</b>
      <br />
      {uncertain
        ? seconds === undefined
          ? t`Не знаем, записалось ли. Нажмите «Создать запрос» ещё раз: второго такого же не появится.`
          : t`Нажмите «Создать запрос» ещё раз через ${seconds} с: второго запроса не появится.`
        : words.text}
    </Note>
  )
}
