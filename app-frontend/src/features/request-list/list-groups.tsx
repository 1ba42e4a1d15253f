import { useLingui } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'
import { GroupBar } from './group-bar.tsx'
import { ListTable, type ListTableProps } from './list-table.tsx'
import type { ListData } from './use-list-data.ts'

interface ListGroupsProps extends ListTableProps {
  /** Requests of each group. */
  counts: ListData['counts']
  closed: NonNullable<ListData['closed']>
}

/** Open requests above the closed ones, each group with its number; closed ones are asked for once their group is unfolded. */
export function ListGroups({ counts = {}, closed, ...open }: ListGroupsProps) {
  const { t } = useLingui()
  const [openShown, setOpenShown] = useState(true)
  const { ticked, onTick } = open
  const dense = open.state.layout.density === 'dense'
  const tickedOf = (rows: ListTableProps['rows']): string[] =>
    rows.map(({ id }) => String(id)).filter((id) => ticked.has(id))
  /** A tick on a whole group leaves those of the other one alone. */
  const ticksOf = (own: ListTableProps['rows'], others: ListTableProps['rows']) => ({
    ticked: new Set(tickedOf(own)),
    onTick: (next: Set<string>) => onTick(new Set([...next, ...tickedOf(others)])),
  })
  return (
    <>
      <GroupBar
        label={t`Открытые`}
        count={countOf(counts['open'])}
        open={openShown}
        onToggle={() => setOpenShown((shown) => !shown)}
      />
      {openShown && (
        <Group rows={open.rows.length} dense={dense} alone={!closed.shown}>
          <ListTable {...open} {...ticksOf(open.rows, closed.rows)} />
        </Group>
      )}
      <GroupBar label={t`Закрытые`} count={countOf(counts['closed'])} open={closed.shown} onToggle={closed.toggle} />
      {closed.shown && (
        <Group rows={closed.rows.length} dense={dense} alone={!openShown}>
          <ListTable
            {...open}
            {...ticksOf(closed.rows, open.rows)}
            label={t`Закрытые запросы клиента`}
            pages={closed.pages}
            rows={closed.rows}
            total={counts['closed'] ?? null}
            nothing={null}
          />
        </Group>
      )}
    </>
  )
}

interface GroupProps {
  rows: number
  dense: boolean
  /** The other group is folded. */
  alone: boolean
  children: ReactNode
}

/** Heights of the column heads and of rows, px. */
const headHeight = 38
const rowHeights = { cosy: 61, dense: 36 }

/** As high as its rows; two groups that do not fit share the height, and each scrolls. */
function Group({ rows, dense, alone, children }: GroupProps) {
  const rowHeight = dense ? rowHeights.dense : rowHeights.cosy
  const whole = headHeight + rows * rowHeight
  // Lower than two rows a group that scrolls is hard to read.
  const least = alone ? 0 : Math.min(whole, 2 * rowHeight)
  const style = rows === 0 ? { flex: '1 1 0%' } : { flex: `0 1 ${whole}px`, minHeight: least }
  return (
    <div className="flex min-h-0 flex-col" style={style}>
      {children}
    </div>
  )
}

/** A count that the portal did not tell is a dash; its view says why. */
const countOf = (count: number | null | undefined): number | string => (count === null ? '—' : (count ?? 0))
