import { useLingui } from '@lingui/react/macro'
import type { PhoneLineView } from '@poryadok/app-backend/missed-calls/contract'
import { CircleAlert, CircleCheck, CirclePause, Pencil } from 'lucide-react'
import { Chip } from '../../ui/chip.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Moment } from '../../ui/moment.tsx'
import { MissedCount } from './call-count.tsx'
import { holderNow, nextHolder } from './holder-now.ts'
import { LinePerson } from './line-person.tsx'
import { phoneWords } from '../../lib/phone-words.ts'

interface LineTableProps {
  lines: readonly PhoneLineView[]
  onEdit: (line: PhoneLineView) => void
}

const head = 'border-b border-line px-3 py-2 text-left text-12h font-normal whitespace-nowrap text-ink-3 first:pl-4'
const cell = 'border-b border-line px-3 py-2 align-middle first:pl-4'

/** The lines, their people and how often they were called. */
export function LineTable({ lines, onEdit }: LineTableProps) {
  const { t } = useLingui()
  const columns = [t`Линия`, t`Сотрудник`, t`Заместитель`, t`Ведёт с`, t`За 90 дней`, t`Состояние`]
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolled region must be reached by the keyboard
    <div role="group" aria-label={t`Линии и сотрудники`} tabIndex={0} className="overflow-x-auto outline-offset-[-2px]">
      <table className="w-full border-separate border-spacing-0 text-13h">
        <thead>
          <tr>
            {columns.map((title) => (
              <th key={title} scope="col" className={head}>
                {title}
              </th>
            ))}
            <th scope="col" className={head}>
              <span className="sr-only">{t`Действия`}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <LineRow key={line.id} line={line} onEdit={() => onEdit(line)} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function LineRow({ line, onEdit }: { line: PhoneLineView; onEdit: () => void }) {
  const { t } = useLingui()
  const { number, label, aliases, holders, hits, lastHitAt, editable } = line
  const [holder, next] = [holderNow(holders), nextHolder(holders)]
  const since = holder && Date.parse(holder.from) > 0 ? holder.from : null
  return (
    <tr>
      <td className={cell}>
        <span className="block text-14 whitespace-nowrap tabular-nums">{phoneWords(number)}</span>
        <span className="block text-12h text-ink-3">{[label, ...aliases].filter(Boolean).join(' · ')}</span>
      </td>
      <td className={cell}>
        {holder && <LinePerson line={line} holder={holder} role="holder" />}
        {next && (
          <span className="block text-12h text-ink-3">
            {t`потом ${next.person.name},`} <Moment at={next.from} />
          </span>
        )}
      </td>
      <td className={cell}>{holder && <LinePerson line={line} holder={holder} role="substitute" />}</td>
      <td className={`${cell} whitespace-nowrap`}>{since ? <Moment at={since} /> : t`всегда`}</td>
      <td className={`${cell} whitespace-nowrap`}>
        {hits === 0 ? <span className="text-ink-3">{t`не звонили`}</span> : <MissedCount value={hits} />}
        {lastHitAt && (
          <span className="block text-12h text-ink-3">
            <Moment at={lastHitAt} />
          </span>
        )}
      </td>
      <td className={cell}>
        <LineState line={line} />
      </td>
      <td className={`${cell} text-right`}>
        {editable && (
          <IconButton label={t`Изменить линию ${phoneWords(number)}`} onPress={onEdit}>
            <Pencil size={16} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
        )}
      </td>
    </tr>
  )
}

const icon = { size: 14, strokeWidth: 1.75, 'aria-hidden': true } as const

function LineState({ line: { active, current, holders } }: { line: PhoneLineView }) {
  const { t } = useLingui()
  if (!active) return <Chip icon={<CirclePause {...icon} />}>{t`Выключена`}</Chip>
  if (!current)
    return (
      <Chip tone="red" icon={<CircleAlert {...icon} />}>
        {t`Некому отдать`}
      </Chip>
    )
  const holder = holderNow(holders)
  if (holder && holder.person.id !== current.id)
    return (
      <Chip tone="amber" icon={<CircleAlert {...icon} />}>
        {t`Замещает ${current.name}`}
      </Chip>
    )
  return (
    <Chip tone="green" icon={<CircleCheck {...icon} />}>
      {t`Работает`}
    </Chip>
  )
}
