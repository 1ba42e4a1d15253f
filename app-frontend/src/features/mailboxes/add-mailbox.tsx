import { Trans, useLingui } from '@lingui/react/macro'
import { type FormEvent, useState } from 'react'
import { ApiError } from '../../lib/api-error.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { useMailboxes } from './use-mailboxes.ts'

/** Sees slips of the hand only; the server has the last word on addresses. */
const looksLikeAddress = (value: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)

export function AddMailbox({ add }: { add: ReturnType<typeof useMailboxes>['add'] }) {
  const { t } = useLingui()
  const errorWords = useErrorWords()
  const [address, setAddress] = useState('')
  const [asked, setAsked] = useState(false)
  const valid = looksLikeAddress(address.trim())
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setAsked(true)
    if (!valid || add.isPending) return
    const taken = (): void => {
      setAddress('')
      setAsked(false)
    }
    add.mutate({ address: address.trim() }, { onSuccess: taken })
  }
  const refused = add.error && faultOf(add.error, errorWords(add.error))
  const fault = asked && !valid ? t`Адрес пишется так: support@company.example` : (refused ?? undefined)
  return (
    <form onSubmit={submit} noValidate className="flex items-start gap-2">
      <div className="min-w-0 flex-1">
        <TextField
          label={t`Адрес ящика`}
          type="email"
          placeholder="support@company.example"
          fault={fault}
          value={address}
          onChange={(value) => {
            setAddress(value)
            add.reset()
          }}
          maxLength={254}
        />
      </div>
      <div className="pt-5">
        <Button type="submit" isPending={add.isPending} icon={add.isPending && <Spinner />}>
          <Trans>Добавить</Trans>
        </Button>
      </div>
    </form>
  )
}

const faultOf = (error: Error, words: { title: string; text: string }): string =>
  (error instanceof ApiError && error.said?.fields?.['address']) || `${words.title} ${words.text}`.trim()
