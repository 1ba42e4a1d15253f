import { useLingui } from '@lingui/react/macro'
import type { RequestPage } from '@poryadok/app-backend/requests/contract'
import { type ComponentProps, useState } from 'react'
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
      {openShown && <RequestsList {...list} />}
      {counts.closed > 0 && (
        <div
          className={`flex flex-col ${closed.shown ? 'min-h-0 flex-1' : ''} ${openShown ? 'border-t border-line' : ''}`}
        >
          <GroupBar label={t`Закрытые`} count={counts.closed} open={closed.shown} onToggle={closed.toggle} />
          {closed.shown && (
            <RequestsList
              {...list}
              label={t`Закрытые запросы клиента`}
              query={closed.query}
              rows={closed.rows}
              total={counts.closed}
              selection={closed.selection}
              live={{ ...list.live, pending: null }}
            />
          )}
        </div>
      )}
    </>
  )
}
