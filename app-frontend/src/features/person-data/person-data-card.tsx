import { Trans, useLingui } from '@lingui/react/macro'
import type { PersonBody } from '@poryadok/app-backend/operations/contract'
import { Search } from 'lucide-react'
import { useState } from 'react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { FormGrid } from '../../ui/form-grid.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { HeldData } from './held-data.tsx'
import { usePersonData } from './use-person-data.ts'

/** Everything that is held about one person: how much, a copy as a file, and its erasure. */
export function PersonDataCard() {
  const { t } = useLingui()
  const errorWords = useErrorWords()
  const [email, setEmail] = useState('')
  const [phone, setPhone] = useState('')
  const data = usePersonData()
  const person: PersonBody = {
    ...(email.trim() === '' ? {} : { email: email.trim() }),
    ...(phone.trim() === '' ? {} : { phone: phone.trim() }),
  }
  const change = (set: (text: string) => void) => (text: string) => {
    set(text)
    data.look.reset()
    data.erase.reset()
  }
  const fault = data.look.error ? errorWords(data.look.error) : null
  return (
    <Card title={t`Данные одного человека`}>
      <form
        className="flex max-w-[760px] flex-col items-start gap-3 p-4"
        onSubmit={(event) => {
          event.preventDefault()
          data.look.mutate(person)
        }}
      >
        <p className="text-13 text-ink-2">
          <Trans>
            По просьбе человека: сколько записей о нём хранит «Порядок», их копия файлом и удаление. Записи самой CRM
            остаются на портале.
          </Trans>
        </p>
        <FormGrid>
          <TextField label={t`Почта`} placeholder="name@company.ru" value={email} onChange={change(setEmail)} />
          <TextField label={t`Телефон`} placeholder="+7 900 000-00-00" value={phone} onChange={change(setPhone)} />
        </FormGrid>
        <Button
          type="submit"
          icon={<Search size={15} aria-hidden="true" />}
          isDisabled={Object.keys(person).length === 0}
          isPending={data.look.isPending}
        >
          <Trans>Найти записи</Trans>
        </Button>
        {fault && (
          <p role="alert" className="text-13 text-red-ink">
            {`${fault.title} ${fault.text}`}
          </p>
        )}
      </form>
      {data.look.data && <HeldData person={person} total={data.look.data.total} data={data} />}
    </Card>
  )
}
