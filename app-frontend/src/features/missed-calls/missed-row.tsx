import { useLingui } from '@lingui/react/macro'
import type { MissedCallView } from '@poryadok/app-backend/missed-calls/contract'
import { PhoneOutgoing } from 'lucide-react'
import { useWording } from '../../lib/use-wording.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Button } from '../../ui/button.tsx'
import { CardLink } from '../../ui/card-link.tsx'
import { CheckboxField } from '../../ui/checkbox-field.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Moment } from '../../ui/moment.tsx'
import { reasonWords } from '../why/sentences.ts'
import { CalledTimes } from './call-count.tsx'
import { phoneWords } from '../../lib/phone-words.ts'
import { stateWords } from './state-words.ts'

interface MissedRowProps {
  row: MissedCallView
  chosen: boolean
  onChoose: (() => void) | null
  onGive: (() => void) | null
  onTake: (() => void) | null
  /** Buttons of the row of the list that has most of them: all rows leave room for so many. */
  buttons: number
}

const room = ['', 'min-w-[90px]', 'min-w-[200px]']

/** Who called, on which line, whose it is now and why; whether somebody called back. */
export function MissedRow({ row, chosen, onChoose, onGive, onTake, buttons }: MissedRowProps) {
  const { t, i18n } = useLingui()
  const words = useWording()
  const { id, path, phone, line, count, lastCallAt, state, responsible, because, calledBackAt, calledBackBy } = row
  const name = phone ? phoneWords(phone) : row.title || words.requestNumber(id)
  const told = stateWords[state]
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-line px-4 py-2.5 last:border-0">
      <span className="w-5">
        {onChoose && <CheckboxField hidden label={t`Выбрать звонок ${name}`} value={chosen} onChange={onChoose} />}
      </span>
      <span className="min-w-0 flex-1 basis-52">
        <span className="flex flex-wrap items-baseline gap-x-2">
          <CardLink id={id} path={path} className="text-14 tabular-nums">
            {name}
          </CardLink>
          {count > 1 && (
            <span className="text-12h text-red-ink">
              <CalledTimes value={count} />
            </span>
          )}
          <span className="text-12h text-ink-3">
            {line && `${phoneWords(line)} · `}
            <Moment at={lastCallAt} />
          </span>
        </span>
        <span className="block text-13 text-ink-2">
          {because.map((reason) => reasonWords(i18n, reason).text).join(' ')}
        </span>
      </span>
      <span className="w-40">
        {responsible && (
          <span className="inline-flex items-center gap-2 text-13">
            <Avatar name={responsible.name} size="sm" />
            {responsible.name}
          </span>
        )}
      </span>
      <span className="w-40">
        <Chip tone={told.tone}>{i18n._(told.title)}</Chip>
        {calledBackAt && (
          <span className="mt-0.5 flex items-center gap-1 text-12h text-green-ink">
            <PhoneOutgoing size={12} strokeWidth={1.75} aria-hidden="true" />
            {t`перезвонили`} <Moment at={calledBackAt} /> {calledBackBy}
          </span>
        )}
      </span>
      <span className={`ml-auto flex justify-end gap-2 ${room[buttons] ?? ''}`}>
        {onTake && (
          <Button size="sm" onPress={onTake}>
            {t`Взять себе`}
          </Button>
        )}
        {onGive && (
          <Button size="sm" onPress={onGive} aria-label={t`Назначить ответственного за звонок ${name}`}>
            {t`Назначить`}
          </Button>
        )}
      </span>
    </li>
  )
}
