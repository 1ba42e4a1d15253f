import { useLingui } from '@lingui/react/macro'
import type { PhoneConflictView } from '@poryadok/app-backend/phone-conflicts/contract'
import { PhoneIncoming } from 'lucide-react'
import { phoneWords } from '../../lib/phone-words.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { CardLink } from '../../ui/card-link.tsx'
import { Chip } from '../../ui/chip.tsx'
import { reasonWords } from '../why/sentences.ts'
import { useKindWords } from './use-kind-words.ts'

/** One number: what is wrong with it, its records, and which of them should keep it. */
export function ConflictRow({ conflict: { phone, kind, owners, because } }: { conflict: PhoneConflictView }) {
  const { t, i18n } = useLingui()
  const kinds = useKindWords()
  return (
    <li className="grid gap-x-6 gap-y-2 border-b border-line px-4 py-3 last:border-0 min-[900px]:grid-cols-[minmax(220px,2fr)_minmax(0,3fr)]">
      <div>
        <span className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <span className="text-14 font-semibold tabular-nums">{phoneWords(phone.replace(';', t` доб. `))}</span>
          <Chip tone={kind === 'companies' || kind === 'strangers' ? 'red' : 'amber'}>{kinds[kind]}</Chip>
        </span>
        <p className="mt-1 text-13 text-ink-2">{because.map((one) => reasonWords(i18n, one).text).join(' ')}</p>
      </div>
      <ul className="grid content-start gap-1.5 text-13" aria-label={t`Записи с этим номером`}>
        {owners.map((owner, at) => (
          <li
            key={`${owner.entityTypeId}/${owner.id}`}
            className="grid grid-cols-[minmax(0,1fr)_minmax(0,168px)] items-start gap-3"
          >
            <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <OwnerName owner={owner} />
              {at === 0 && (
                <span className="inline-flex items-center gap-1 text-12h text-green-ink">
                  <PhoneIncoming size={13} strokeWidth={1.75} aria-hidden="true" />
                  {t`номер остаётся здесь`}
                </span>
              )}
            </span>
            {owner.responsible && (
              <span className="inline-flex items-center gap-2">
                <Avatar name={owner.responsible.name} size="sm" />
                {owner.responsible.name}
              </span>
            )}
          </li>
        ))}
      </ul>
    </li>
  )
}

function OwnerName({ owner: { entityTypeId, id, title, path } }: { owner: PhoneConflictView['owners'][number] }) {
  const { t } = useLingui()
  const kinds: Record<number, string> = { 1: t`Лид`, 3: t`Контакт`, 4: t`Компания` }
  const kind = kinds[entityTypeId] ?? t`Запись`
  if (path === null)
    return (
      <span className="text-ink-2">
        {kind} {`№ ${id}`}, {t`вам не видно`}
      </span>
    )
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-1.5">
      <span className="text-ink-3">{kind}</span>
      <CardLink id={id} path={path}>
        {title || `№ ${id}`}
      </CardLink>
    </span>
  )
}
