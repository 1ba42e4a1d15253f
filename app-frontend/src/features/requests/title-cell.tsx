import { Plural } from '@lingui/react/macro'
import type { ListRow } from '@poryadok/app-backend/request-list/contract'
import { Mail } from 'lucide-react'
import type { MouseEvent } from 'react'
import { useWording } from '../../lib/use-wording.ts'
import { cardHref } from '../../lib/use-open-card.ts'

interface TitleCellProps {
  row: Pick<ListRow, 'id' | 'title' | 'path' | 'createdAt' | 'letterCount' | 'lastLetterAt'>
  now: Date
  onOpen: (id: number, path: string) => void
}

/** The link to the card, and below it number, letters and the time of the last letter. */
export function TitleCell({ row, now, onOpen }: TitleCellProps) {
  const words = useWording()
  const open = (event: MouseEvent): void => {
    // The row under the link opens the peek panel; a modified click is the browser's.
    event.stopPropagation()
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    onOpen(row.id, row.path)
  }
  return (
    <>
      <a
        href={cardHref(row.path)}
        target="_blank"
        rel="noopener"
        onClick={open}
        title={row.title}
        className="block truncate rounded-xs no-underline outline-offset-0 hover:underline"
      >
        {row.title}
      </a>
      <div className="mt-px flex min-w-0 items-center gap-[5px] overflow-hidden text-12 whitespace-nowrap text-ink-3">
        <span>{words.requestNumber(row.id)}</span>
        <span aria-hidden="true">·</span>
        {row.letterCount > 0 && (
          <>
            <Mail size={13} strokeWidth={2} aria-hidden="true" className="shrink-0" />
            <span aria-hidden="true">{row.letterCount}</span>
            <span className="sr-only">
              <Plural value={row.letterCount} one="# письмо" few="# письма" many="# писем" other="# письма" />
            </span>
            <span aria-hidden="true">·</span>
          </>
        )}
        <span className="truncate">{words.recent(row.lastLetterAt ?? row.createdAt, now)}</span>
      </div>
    </>
  )
}
