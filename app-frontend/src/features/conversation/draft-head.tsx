import { Trans, useLingui } from '@lingui/react/macro'
import type { Conversation, Draft } from '@poryadok/app-backend/correspondence/contract'
import { useState } from 'react'
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
  const lost = draft.to.filter((address) => bounced.some((one) => one.address === address.toLowerCase()))
  return (
    <div className="border-b border-line px-3 py-1.5">
      <div className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
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
            label={t`Копия`}
            addresses={draft.cc}
            requestId={requestId}
            onChange={(cc) => onChange({ cc })}
          />
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
