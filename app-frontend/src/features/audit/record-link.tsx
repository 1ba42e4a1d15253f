import { useLingui } from '@lingui/react/macro'
import type { RecordRef } from '@poryadok/app-backend/audit/contract'
import { useWording } from '../../lib/use-wording.ts'
import { CardLink } from '../../ui/card-link.tsx'
import { useFieldWords } from './use-field-words.ts'
import { useRecordWords } from './use-record-words.ts'

interface RecordLinkProps {
  record: RecordRef
  /** With its kind and number beside the title. */
  full?: boolean
}

/** A record of the CRM by its title, or by kind and number where that is not known; one with a card opens in the portal's slider. */
export function RecordLink({ record, full = false }: RecordLinkProps) {
  const { t } = useLingui()
  const { entityTypeId, id, path } = record
  const words = useWording()
  const kindOf = useRecordWords()
  const kind = kindOf(entityTypeId)
  const number = words.requestNumber(id)
  const numbered = t`${kind} ${number}`
  const title = useFieldWords().title(record)
  const name = title ?? numbered
  const note = full && title ? <span className="text-ink-3"> · {numbered}</span> : null
  const shape = title ? 'max-w-full truncate align-bottom inline-block' : 'whitespace-nowrap'
  const hint = title ? `${numbered} · ${title}` : numbered
  if (path === null)
    return (
      <>
        <span title={hint} className={shape}>
          {name}
        </span>
        {note}
      </>
    )
  return (
    <>
      <CardLink id={id} path={path} hint={hint} className={shape}>
        {name}
      </CardLink>
      {note}
    </>
  )
}
