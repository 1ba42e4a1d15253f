import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { KeyValues } from '../../ui/key-values.tsx'
import { CardLink } from '../../ui/card-link.tsx'

interface Side {
  title: string
  post: string
  companies: readonly string[]
  phones: readonly string[]
  emails: readonly string[]
}

interface CardSideProps {
  label: string
  side: Side
  /** Where it stands in the portal. */
  record?: { id: number; path: string }
  /** The other side: what both have is marked. */
  beside?: { phones: readonly string[]; emails: readonly string[] }
  action?: ReactNode
}

const digits = (phone: string): string => phone.replaceAll(/\D/g, '').slice(-10)

/** One side of the comparison: the card, or a record that it may be. */
export function CardSide({ label, side, record, beside, action }: CardSideProps) {
  const { t } = useLingui()
  const { title, post, companies, phones, emails } = side
  const samePhone = (phone: string): boolean => beside?.phones.some((one) => digits(one) === digits(phone)) ?? false
  const sameEmail = (email: string): boolean =>
    beside?.emails.some((one) => one.toLowerCase() === email.toLowerCase()) ?? false
  const list = (values: readonly string[], same: (value: string) => boolean): ReactNode =>
    values.length === 0 ? (
      <span className="text-ink-3">—</span>
    ) : (
      values.map((value) => (
        <span key={value} className="block">
          {same(value) ? <mark className="rounded-xs bg-amber-soft px-1 text-amber-ink">{value}</mark> : value}
        </span>
      ))
    )
  return (
    <section aria-label={`${label}: ${title}`} className="flex flex-1 flex-col gap-3 bg-white p-4">
      <p className="text-12 font-medium text-ink-3">{label}</p>
      <KeyValues
        labelWidth={84}
        rows={[
          { label: t`Имя`, value: record ? <CardLink {...record}>{title}</CardLink> : title },
          { label: t`Компания`, value: companies.join(', ') || <span className="text-ink-3">—</span> },
          { label: t`Должность`, value: post || <span className="text-ink-3">—</span> },
          { label: t`Телефоны`, value: list(phones, samePhone) },
          { label: t`Почта`, value: list(emails, sameEmail) },
        ]}
      />
      {action && <div className="mt-auto">{action}</div>}
    </section>
  )
}
