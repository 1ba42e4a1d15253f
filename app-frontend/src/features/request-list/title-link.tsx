import type { ListRow } from '@poryadok/app-backend/request-list/contract'
import { useNow } from '../../lib/use-now.ts'
import { TitleCell } from '../requests/title-cell.tsx'

interface TitleLinkProps {
  row: ListRow
  onOpen: (id: number, path: string) => void
}

/** The request's title with its number and letters. */
export function TitleLink({ row, onOpen }: TitleLinkProps) {
  const now = useNow()
  return <TitleCell row={row} now={now} onOpen={onOpen} />
}
