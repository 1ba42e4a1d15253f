import { useLingui } from '@lingui/react/macro'
import type { StuckActivityView } from '@poryadok/app-backend/stuck-activities/contract'
import { CircleCheck, Ellipsis, ListTodo, Mail, Phone, SquareCheck, Users } from 'lucide-react'
import type { ReactNode } from 'react'
import { phonesInWords } from '../../lib/phone-words.ts'
import { useWording } from '../../lib/use-wording.ts'
import { CardLink } from '../../ui/card-link.tsx'
import { CheckboxField } from '../../ui/checkbox-field.tsx'
import { Moment } from '../../ui/moment.tsx'
import { reasonWords } from '../why/sentences.ts'

interface StuckTableProps {
  rows: readonly StuckActivityView[]
  chosen: ReadonlySet<number>
  onChoose: (id: number) => void
}

const head = 'border-b border-line px-3 py-2 text-left text-12h font-normal whitespace-nowrap text-ink-3 first:pl-4'
const cell = 'border-b border-line px-3 py-2 align-top first:pl-4'
const icon = { size: 15, strokeWidth: 1.75, 'aria-hidden': true } as const
const icons: Record<StuckActivityView['kind'], ReactNode> = {
  call: <Phone {...icon} />,
  letter: <Mail {...icon} />,
  meeting: <Users {...icon} />,
  todo: <ListTodo {...icon} />,
  task: <SquareCheck {...icon} />,
  other: <Ellipsis {...icon} />,
}

/** Activities with the records they belong to and why they can't be found. */
export function StuckTable({ rows, chosen, onChoose }: StuckTableProps) {
  const { t } = useLingui()
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolled region must be reached by the keyboard
    <div role="group" aria-label={t`Дела`} tabIndex={0} className="overflow-x-auto outline-offset-[-2px]">
      <table className="w-full border-separate border-spacing-0 text-13h">
        <thead>
          <tr>
            <th scope="col" className={`${head} w-9`}>
              <span className="sr-only">{t`Выбор`}</span>
            </th>
            {[t`Дело`, t`Запись`, t`Её ответственный`, t`Почему потерялось`].map((title) => (
              <th key={title} scope="col" className={head}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <StuckRow key={row.id} row={row} chosen={chosen.has(row.id)} onChoose={() => onChoose(row.id)} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function StuckRow({ row, chosen, onChoose }: { row: StuckActivityView; chosen: boolean; onChoose: () => void }) {
  const { t, i18n } = useLingui()
  const { subject, kind, createdAt, deadline, owner, because, mayMove, mayComplete } = row
  return (
    <tr>
      <td className={cell}>
        {(mayMove || mayComplete) && (
          <CheckboxField hidden label={t`Выбрать дело ${subject}`} value={chosen} onChange={onChoose} />
        )}
      </td>
      <td className={`${cell} min-w-[248px]`}>
        <span className="flex items-start gap-2">
          <span className="pt-0.5 text-ink-3">{icons[kind]}</span>
          <span className="min-w-0">
            {phonesInWords(subject)}
            <span className="block text-12h text-ink-3">
              {deadline ? (
                <>
                  {t`срок`} <Moment at={deadline} />
                </>
              ) : (
                createdAt && (
                  <>
                    {t`создано`} <Moment at={createdAt} />
                  </>
                )
              )}
            </span>
          </span>
        </span>
      </td>
      <td className={`${cell} min-w-[132px]`}>
        <OwnerName owner={owner} />
      </td>
      <td className={cell}>{owner.responsible?.name ?? <span className="text-ink-3">{t`нет`}</span>}</td>
      <td className={`${cell} text-ink-2`}>
        {because.length === 0 ? (
          <span className="inline-flex items-center gap-1.5 text-green-ink">
            <CircleCheck {...icon} />
            {t`в порядке`}
          </span>
        ) : (
          because.map((one) => reasonWords(i18n, one).text).join(' ')
        )}
      </td>
    </tr>
  )
}

function OwnerName({ owner: { id, entityTypeId, title, path } }: Pick<StuckActivityView, 'owner'>) {
  const { t } = useLingui()
  const words = useWording()
  const kinds: Record<number, string> = { 1: t`Лид`, 2: t`Сделка`, 3: t`Контакт`, 4: t`Компания` }
  const kind = kinds[entityTypeId] ?? t`Запись`
  if (title === null || path === null)
    return (
      <span className="text-ink-2">
        {kind} {words.requestNumber(id)}
        <span className="block text-12h text-ink-3">{t`вам не видно`}</span>
      </span>
    )
  return (
    <CardLink id={id} path={path}>
      {title}
      <span className="block text-12h text-ink-3">{kind}</span>
    </CardLink>
  )
}
