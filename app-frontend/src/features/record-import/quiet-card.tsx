import { useLingui } from '@lingui/react/macro'
import { Ban } from 'lucide-react'
import { Card } from '../../ui/card.tsx'

/** What an import does not set off. */
export function QuietCard() {
  const { t } = useLingui()
  const quiet = [t`роботы и бизнес-процессы`, t`письма клиентам`, t`распределение по группам`, t`сроки и уведомления`]
  return (
    <Card title={t`Что не запустится`}>
      <div className="flex flex-col gap-2.5 p-4 text-13">
        <ul className="flex flex-col gap-2.5">
          {quiet.map((one) => (
            <li key={one} className="flex items-center gap-2">
              <Ban size={15} strokeWidth={1.75} aria-hidden="true" className="shrink-0 text-ink-3" />
              {one}
            </li>
          ))}
        </ul>
        <p className="text-12 text-ink-3">{t`Архивные записи появятся тихо.`}</p>
      </div>
    </Card>
  )
}
