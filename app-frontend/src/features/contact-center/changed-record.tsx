import { useLingui } from '@lingui/react/macro'
import type { ApiCallDetails } from '@poryadok/app-backend/contact-center/contract'
import { useWording } from '../../lib/use-wording.ts'
import { CardLink } from '../../ui/card-link.tsx'
import { ChangedFields } from './changed-fields.tsx'

type Change = ApiCallDetails['changes'][number]

/** A record of the CRM that a call has made or changed: what stood there, and what stands there since. */
export function ChangedRecord({ change: { record, path, titles, before, after } }: { change: Change }) {
  const { t } = useLingui()
  const words = useWording()
  const kinds: Record<string, string> = { contact: t`Контакт`, company: t`Компания`, deal: t`Сделка` }
  const [kind = '', id = ''] = record.split(':')
  // What a sandbox pretends to make has no number.
  const number = Number(id) > 0 ? ` ${words.requestNumber(Number(id))}` : ''
  const name = `${kinds[kind] ?? kind}${number}`
  return (
    <section aria-label={name} className="flex flex-col gap-1">
      <h3 className="text-13 font-medium">
        {path === null ? (
          name
        ) : (
          <CardLink id={Number(id)} path={path}>
            {name}
          </CardLink>
        )}
      </h3>
      <ChangedFields {...{ titles, before, after }} />
    </section>
  )
}
