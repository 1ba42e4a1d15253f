import { useLingui } from '@lingui/react/macro'
import type { CompanyStatusView } from '@poryadok/app-backend/company-status/contract'
import { Chip } from '../../ui/chip.tsx'

const dots: Record<CompanyStatusView['tone'], string> = {
  grey: 'bg-ink-3',
  blue: 'bg-action',
  violet: 'bg-violet-ink',
  green: 'bg-green',
  amber: 'bg-amber',
  red: 'bg-red',
}

/** The colour of a status beside its word. */
export const StatusDot = ({ tone }: { tone: CompanyStatusView['tone'] }) => (
  <i aria-hidden="true" className={`inline-block size-2 shrink-0 rounded-full ${dots[tone]}`} />
)

interface StatusNameProps {
  status: string | null
  statuses: readonly CompanyStatusView[]
}

/** A status as a dot and its name; a dash for none. */
export function StatusName({ status, statuses }: StatusNameProps) {
  const { t } = useLingui()
  const known = statuses.find(({ key }) => key === status)
  if (!known) return <span className="text-ink-3">{t`без статуса`}</span>
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <StatusDot tone={known.tone} />
      {known.name}
    </span>
  )
}

export function StatusChip({ status, statuses }: StatusNameProps) {
  const { t } = useLingui()
  const known = statuses.find(({ key }) => key === status)
  return known ? (
    <Chip square tone={known.tone}>
      {known.name}
    </Chip>
  ) : (
    <Chip square unknown>{t`Без статуса`}</Chip>
  )
}
