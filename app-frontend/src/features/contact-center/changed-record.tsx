import { useLingui } from '@lingui/react/macro'
import type { ApiCallDetails } from '@poryadok/app-backend/contact-center/contract'
import type { MouseEvent } from 'react'
import { cardHref, useOpenCard } from '../../lib/use-open-card.ts'
import { useWording } from '../../lib/use-wording.ts'
import { ChangedFields } from './changed-fields.tsx'

type Change = ApiCallDetails['changes'][number]

/** A record of the CRM that a call has made or changed: what stood there, and what stands there since. */
export function ChangedRecord({ change: { record, path, titles, before, after } }: { change: Change }) {
  const { t } = useLingui()
  const words = useWording()
  const openCard = useOpenCard()
  const kinds: Record<string, string> = { contact: t`Контакт`, company: t`Компания`, deal: t`Сделка` }
  const [kind = '', id = ''] = record.split(':')
  const name = `${kinds[kind] ?? kind} ${words.requestNumber(Number(id))}`
  const open = (event: MouseEvent): void => {
    if (path === null || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    openCard(Number(id), path)
  }
  return (
    <section aria-label={name} className="flex flex-col gap-1">
      <h3 className="text-13 font-medium">
        {path === null ? (
          name
        ) : (
          <a
            href={cardHref(path)}
            target="_blank"
            rel="noopener"
            onClick={open}
            className="no-underline hover:underline"
          >
            {name}
          </a>
        )}
      </h3>
      <ChangedFields {...{ titles, before, after }} />
    </section>
  )
}
