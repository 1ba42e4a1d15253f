import { Trans, useLingui } from '@lingui/react/macro'
import type { Conversation, Draft } from '@poryadok/app-backend/correspondence/contract'
import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { WhyLink } from '../../ui/why-link.tsx'
import { AddressLine } from './address-line.tsx'

interface DraftHeadProps {
  draft: Draft
  bounced: Conversation['bounced']
  requestId: number
  onChange: (change: Partial<Draft>) => void
}

/** Whom and about what; the copy and the subject open when they are needed. */
export function DraftHead({ draft, bounced, requestId, onChange }: DraftHeadProps) {
  const { t } = useLingui()
  const [open, setOpen] = useState(draft.cc.length > 0 || draft.mode === 'new' || draft.mode === 'forward')
  // A line of addresses keeps what is typed: one that is added from outside begins it anew.
  const [added, setAdded] = useState(0)
  const lost = draft.to.filter((address) => bounced.some((one) => one.address === address.toLowerCase()))
  const add = (address: string): void => {
    onChange({ cc: [...draft.cc, address] })
    setAdded(added + 1)
  }
  return (
    <div className="border-b border-line px-3 py-1.5">
      <div className="flex flex-wrap items-start justify-end gap-x-3">
        <div className="min-w-[min(100%,280px)] flex-1">
          <AddressLine label={t`Кому`} addresses={draft.to} requestId={requestId} onChange={(to) => onChange({ to })} />
        </div>
        <span className="pt-1.5">
          <WhyLink open={open} onToggle={() => setOpen(!open)}>
            {open ? t`свернуть` : t`копия и тема`}
          </WhyLink>
        </span>
      </div>
      {lost.length > 0 && (
        <p className="pb-1 text-12 text-amber-ink">
          <Trans>Прошлое письмо на {lost.join(', ')} не дошло.</Trans>
        </p>
      )}
      {open && (
        <>
          <AddressLine
            key={added}
            label={t`Копия`}
            addresses={draft.cc}
            requestId={requestId}
            onChange={(cc) => onChange({ cc })}
          />
          <LeftOut draft={draft} onAdd={add} />
          <label className="flex items-center gap-2 text-13">
            <span className="w-14 shrink-0 text-12h text-ink-3">
              <Trans>Тема</Trans>
            </span>
            <input
              value={draft.subject}
              maxLength={900}
              onChange={(event) => onChange({ subject: event.target.value })}
              className="h-7 min-w-0 flex-1 bg-transparent outline-none"
            />
          </label>
          {draft.parent && (
            <label className="flex items-center gap-2 py-1 text-12h text-ink-2">
              <input
                type="checkbox"
                checked={draft.quote}
                onChange={(event) => onChange({ quote: event.target.checked })}
                className="accent-action"
              />
              <Trans>Приложить письмо, на которое отвечаете</Trans>
            </label>
          )}
        </>
      )}
    </div>
  )
}

/** Who was among the letter's recipients and will not get the answer: by rule, until a person adds a colleague. */
function LeftOut({ draft, onAdd }: { draft: Draft; onAdd: (address: string) => void }) {
  const { t } = useLingui()
  const reached = new Set([...draft.to, ...draft.cc].map((address) => address.toLowerCase()))
  const left = draft.leftOut.filter(({ address }) => !reached.has(address))
  if (left.length === 0) return null
  return (
    <ul aria-label={t`Ответа не получат`} className="flex flex-col gap-0.5 pb-1 pl-16 text-12 text-ink-2">
      {left.map(({ address, why }) => (
        <li key={address} className="flex flex-wrap items-baseline gap-x-2">
          <span className="wrap-anywhere">
            {why === 'own'
              ? t`${address}: наш адрес приёма, ответа не получит`
              : t`${address}: сотрудник, ответ виден ему в запросе`}
          </span>
          {why === 'staff' && (
            <Button
              aria-label={t`Добавить ${address} в копию`}
              onPress={() => onAdd(address)}
              className="cursor-pointer rounded-xs text-action data-hovered:underline"
            >
              {t`добавить в копию`}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
