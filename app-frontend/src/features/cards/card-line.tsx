import { useLingui } from '@lingui/react/macro'
import type { CardRow } from '@poryadok/app-backend/vcard-import/contract'
import { CardLink } from '../../ui/card-link.tsx'
import { Chip } from '../../ui/chip.tsx'
import { ReasonList } from '../why/reason-list.tsx'
import { cardStates } from './card-states.ts'

/** One card of a letter: who it is, what became of it, where it stands now. */
export function CardLine({ card, explained }: { card: CardRow; explained: boolean }) {
  const { i18n } = useLingui()
  const { words, state, contact, company, why } = card
  const { name, company: firm, post, phones, emails } = words
  const shown = cardStates[state]
  const title = name || firm
  const record = contact ?? company
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-1 border-t border-line px-4 py-2.5">
      <div className="min-w-[220px] flex-1">
        <p className="text-14 wrap-anywhere">
          {record && state !== 'undone' ? <CardLink {...record}>{title}</CardLink> : title}
          {name && firm && <span className="text-ink-2"> · {firm}</span>}
        </p>
        <p className="text-13 wrap-anywhere text-ink-3">{[post, ...phones, ...emails].filter(Boolean).join(' · ')}</p>
        {explained && why.length > 0 && (
          <div className="mt-1 text-13 text-ink-2">
            <ReasonList reasons={why} />
          </div>
        )}
      </div>
      <Chip tone={shown.tone}>{i18n._(shown.words)}</Chip>
    </li>
  )
}
