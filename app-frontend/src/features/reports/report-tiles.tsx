import { useLingui } from '@lingui/react/macro'
import type { DrillQuery, Report } from '@poryadok/app-backend/stage-time/contract'
import { CircleAlert, CircleCheck, ClockAlert, Inbox } from 'lucide-react'
import { useWording } from '../../lib/use-wording.ts'
import { TextLink } from '../../ui/text-link.tsx'
import { Tile } from '../../ui/charts/tile.tsx'

interface ReportTilesProps {
  report: Report
  onDrill: (what: DrillQuery['what'], title: string) => void
}

/** Open, overdue, closed and closed late, of all rows together. */
export function ReportTiles({ report, onDrill }: ReportTilesProps) {
  const { t } = useLingui()
  const words = useWording()
  const { open, overdue, closed, breached } = report.total.counts
  const inTime = closed === 0 ? '—' : `${words.count(Math.round(((closed - breached) / closed) * 100))} %`
  const tiles = [
    { what: 'open', title: t`Открыто сейчас`, icon: Inbox, count: open, delta: '' },
    { what: 'overdue', title: t`Просрочено сейчас`, icon: CircleAlert, count: overdue, delta: '' },
    { what: 'closed', title: t`Закрыто за период`, icon: CircleCheck, count: closed, delta: t`в срок ${inTime}` },
    { what: 'breached', title: t`Закрыто с опозданием`, icon: ClockAlert, count: breached, delta: '' },
  ] as const
  return (
    <div className="grid grid-cols-2 gap-3 min-[900px]:grid-cols-4">
      {tiles.map(({ what, title, icon: Icon, count, delta }) => (
        <Tile
          key={what}
          icon={<Icon size={15} strokeWidth={1.75} />}
          title={title}
          figure={words.count(count)}
          {...(delta ? { delta } : {})}
          link={count > 0 && <TextLink onPress={() => onDrill(what, title)}>{t`Показать запросы`}</TextLink>}
        />
      ))}
    </div>
  )
}
