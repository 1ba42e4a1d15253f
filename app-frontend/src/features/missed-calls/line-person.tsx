import { useLingui } from '@lingui/react/macro'
import type { PhoneLineView } from '@poryadok/app-backend/missed-calls/contract'
import { useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { phoneWords } from '../../lib/phone-words.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { PersonPicker } from '../../ui/person-picker.tsx'
import { useColleagues } from '../mailboxes/use-colleagues.ts'
import { useLines } from './use-calls.ts'

type Holder = PhoneLineView['holders'][number]
interface LinePersonProps {
  line: PhoneLineView
  /** Who holds the line now. */
  holder: Holder
  role: 'holder' | 'substitute'
}

/** Who holds a line, or stands in: changed in its place, without the form. */
export function LinePerson({ line, holder, role }: LinePersonProps) {
  const { t } = useLingui()
  const [editing, setEditing] = useState(false)
  const person = role === 'holder' ? holder.person : holder.substitute
  const words = person ? (
    <span className="inline-flex items-center gap-2 whitespace-nowrap">
      <Avatar name={person.name} size="sm" />
      {person.name}
    </span>
  ) : (
    <span className="text-ink-3">{t`нет`}</span>
  )
  if (!line.editable) return words
  if (editing) return <ChoosePerson {...{ line, holder, role }} onDone={() => setEditing(false)} />
  const number = phoneWords(line.number)
  return (
    <Button onPress={() => setEditing(true)} className="-mx-2 rounded-md px-2 py-1 text-left data-hovered:bg-ink/5">
      <span className="sr-only">
        {role === 'holder' ? t`Сотрудник линии ${number}:` : t`Заместитель линии ${number}:`}
      </span>{' '}
      {words}
    </Button>
  )
}

function ChoosePerson({ line, holder, role, onDone }: LinePersonProps & { onDone: () => void }) {
  const { t } = useLingui()
  const errorWords = useErrorWords()
  const { people } = useColleagues()
  const { mutate, isPending, error } = useLines().save
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.querySelector('input')?.focus(), [])
  const present = role === 'holder' ? holder.person.id : (holder.substitute?.id ?? null)
  const choose = (chosen: number | null): void => {
    if (chosen === present || (chosen === null && role === 'holder')) return
    const { id, number, label, aliases, active, comment, revision } = line
    const userId = role === 'holder' && chosen !== null ? chosen : holder.person.id
    const substituteId = role === 'substitute' ? chosen : (holder.substitute?.id ?? null)
    mutate({ id, number, label, aliases, active, comment, revision, userId, substituteId }, { onSuccess: onDone })
  }
  const leave = (focused: EventTarget | null): void => {
    // The list of names stands outside of the row.
    const inList = focused instanceof Element && focused.closest('[role=listbox]') !== null
    if (!isPending && error === null && !inList && !place.current?.contains(focused as Node | null)) onDone()
  }
  return (
    <div
      ref={place}
      className="w-48"
      onKeyDown={({ key }) => key === 'Escape' && onDone()}
      onBlur={({ relatedTarget }) => leave(relatedTarget)}
    >
      <PersonPicker
        hideLabel
        label={role === 'holder' ? t`Сотрудник` : t`Заместитель`}
        people={people.map(({ id, name, position }) => ({ id, name, ...(position ? { note: position } : {}) }))}
        value={present}
        onChange={choose}
        disabled={isPending}
        {...(error ? { fault: errorWords(error).title } : {})}
      />
    </div>
  )
}
