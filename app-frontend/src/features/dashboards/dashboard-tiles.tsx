import { useLingui } from '@lingui/react/macro'
import type { Overview } from '@poryadok/app-backend/dashboards/contract'
import { CircleAlert, CircleCheck, Inbox, PhoneIncoming, PhoneOutgoing, Plus } from 'lucide-react'
import { useWording } from '../../lib/use-wording.ts'
import { Tile } from '../../ui/charts/tile.tsx'

/** The figures of the page at a glance; a dash where the portal keeps the records from this person. */
export function DashboardTiles({ overview: { requests, calls } }: { overview: Overview }) {
  const { t } = useLingui()
  const words = useWording()
  const sum = (of: 'incoming' | 'outgoing') => calls?.byTime.reduce((all, one) => all + one[of], 0)
  const tiles = [
    { title: t`Новые запросы`, icon: Plus, count: requests?.created },
    { title: t`Закрыто за период`, icon: CircleCheck, count: requests?.closed },
    { title: t`Открыто сейчас`, icon: Inbox, count: requests?.open },
    { title: t`Просрочено сейчас`, icon: CircleAlert, count: requests?.overdue },
    { title: t`Входящие звонки`, icon: PhoneIncoming, count: sum('incoming') },
    { title: t`Исходящие звонки`, icon: PhoneOutgoing, count: sum('outgoing') },
  ]
  return (
    <div className="grid grid-cols-2 gap-3 min-[700px]:grid-cols-3 min-[1400px]:grid-cols-6">
      {tiles.map(({ title, icon: Icon, count }) => (
        <Tile
          key={title}
          icon={<Icon size={15} strokeWidth={1.75} />}
          title={title}
          figure={count === undefined ? '—' : words.count(count)}
        />
      ))}
    </div>
  )
}
