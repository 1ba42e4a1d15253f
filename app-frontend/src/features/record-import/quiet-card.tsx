import { Trans, useLingui } from '@lingui/react/macro'
import type { WritePlan } from '@poryadok/app-backend/record-import/contract'
import { Ban, TriangleAlert } from 'lucide-react'
import { useWording } from '../../lib/use-wording.ts'
import { Card } from '../../ui/card.tsx'

interface QuietCardProps {
  /** How the portal is written to: some of its methods run its robots. Null while there is no plan. */
  plan: Pick<WritePlan, 'methods' | 'updates'> | null
}

const icon = { size: 15, strokeWidth: 1.75, 'aria-hidden': true } as const

/** What an import does not set off, and what its methods do. */
export function QuietCard({ plan }: QuietCardProps) {
  const { t } = useLingui()
  const { count } = useWording()
  const adds = plan?.methods.includes('crm.item.add') ?? false
  const updates = plan?.methods.includes('crm.item.update') ?? false
  const asleep = plan !== null && !adds && !updates
  const robots = [t`роботы и бизнес-процессы`, t`письма клиентам`]
  const quiet = [...(asleep ? robots : []), t`распределение по группам`, t`сроки и уведомления`]
  const changed = count(plan?.updates ?? 0)
  return (
    <Card title={t`Что не запустится`}>
      <div className="flex flex-col gap-2.5 p-4 text-13">
        <ul className="flex flex-col gap-2.5">
          {quiet.map((one) => (
            <li key={one} className="flex items-center gap-2">
              <Ban {...icon} className="shrink-0 text-ink-3" />
              {one}
            </li>
          ))}
        </ul>
        {adds && (
          <Loud>
            <Trans>
              У портала нет методов импорта: на новые записи сработают его роботы и бизнес-процессы, а с ними и их
              письма.
            </Trans>
          </Loud>
        )}
        {updates && (
          <Loud>
            <Trans>На обновлённые записи ({changed}) сработают роботы и бизнес-процессы портала.</Trans>
          </Loud>
        )}
        {asleep && <p className="text-12 text-ink-3">{t`Архивные записи появятся тихо.`}</p>}
        {plan === null && (
          <p className="text-12 text-ink-3">{t`Сработают ли роботы портала, скажет план: это зависит от его методов.`}</p>
        )}
      </div>
    </Card>
  )
}

function Loud({ children }: { children: React.ReactNode }) {
  return (
    <p className="flex gap-2 text-amber-ink">
      <TriangleAlert {...icon} className="mt-0.5 shrink-0" />
      <span>{children}</span>
    </p>
  )
}
