import { useLingui } from '@lingui/react/macro'
import type { RecordRef } from '@poryadok/app-backend/audit/contract'
import type { MouseEvent } from 'react'
import { cardHref, useOpenCard } from '../../lib/use-open-card.ts'
import { useWording } from '../../lib/use-wording.ts'
import { useRecordWords } from './use-record-words.ts'

/** A record of the CRM by kind and number; one that has a card opens in the portal's slider. */
export function RecordLink({ record: { entityTypeId, id, path } }: { record: RecordRef }) {
  const { t } = useLingui()
  const words = useWording()
  const kindOf = useRecordWords()
  const openCard = useOpenCard()
  const kind = kindOf(entityTypeId)
  const number = words.requestNumber(id)
  const name = t`${kind} ${number}`
  if (path === null) return <span className="whitespace-nowrap">{name}</span>
  const open = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    openCard(id, path)
  }
  return (
    <a
      href={cardHref(path)}
      target="_blank"
      rel="noopener"
      onClick={open}
      className="whitespace-nowrap no-underline hover:underline"
    >
      {name}
    </a>
  )
}
