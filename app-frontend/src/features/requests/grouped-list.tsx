import { useLingui } from '@lingui/react/macro'
import type { RequestPage } from '@poryadok/app-backend/requests/contract'
import { type ComponentProps, type ReactNode, useState } from 'react'
import { GroupBar } from './group-bar.tsx'
import { RequestsList } from './requests-list.tsx'
import type { ClosedGroup } from './use-closed-group.ts'

type ListProps = ComponentProps<typeof RequestsList>

interface GroupedListProps extends ListProps {
  counts: RequestPage['counts']
  closed: ClosedGroup
}

/** Open requests above the closed ones, each group with its number; closed ones are asked for once their group is unfolded. */
export function GroupedList({ counts, closed, ...list }: GroupedListProps) {
  const { t } = useLingui()
  const [openShown, setOpenShown] = useState(true)
  return (
    <>
      <GroupBar
        label={t`Открытые`}
        count={counts.open}
        open={openShown}
        onToggle={() => setOpenShown((shown) => !shown)}
      />
      {openShown && (
        <Group rows={list.rows.length} alone={!closed.shown}>
          <RequestsList {...list} />
        </Group>
      )}
      <GroupBar label={t`Закрытые`} count={counts.closed} open={closed.shown} onToggle={closed.toggle} />
      {closed.shown && (
        <Group rows={closed.rows.length} alone={!openShown}>
          <RequestsList
            {...list}
            label={t`Закрытые запросы клиента`}
            query={closed.query}
            rows={closed.rows}
            total={counts.closed}
            selection={closed.selection}
            live={{ ...list.live, pending: null }}
          />
        </Group>
      )}
    </>
  )
}

interface GroupProps {
  rows: number
  /** The other group is folded. */
  alone: boolean
  children: ReactNode
}

/** Heights of the column heads and of a row, px. */
const [headHeight, rowHeight] = [38, 61]
/** Lower than this a group that scrolls is hard to read, px. */
const lowest = 2 * rowHeight

/** As high as its rows; two groups that do not fit share the height, and each scrolls. */
function Group({ rows, alone, children }: GroupProps) {
  const whole = headHeight + rows * rowHeight
  const style =
    rows === 0 ? { flex: '1 1 0%' } : { flex: `0 1 ${whole}px`, minHeight: alone ? 0 : Math.min(whole, lowest) }
  return (
    <div className="flex min-h-0 flex-col" style={style}>
      {children}
    </div>
  )
}
