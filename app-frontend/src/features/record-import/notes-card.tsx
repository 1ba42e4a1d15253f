import type { NoteGroup } from '@poryadok/app-backend/record-import/failures/contract'
import { useWording } from '../../lib/use-wording.ts'
import { Card } from '../../ui/card.tsx'

/** Rows of which something has to be said, by what it is: how many, and why. */
export function NotesCard({ title: name, groups }: { title: string; groups: readonly NoteGroup[] }) {
  const { count } = useWording()
  if (groups.length === 0) return null
  return (
    <Card title={name}>
      <ul aria-label={name}>
        {groups.map(({ code, params, count: rows, title, detail }) => (
          <li
            key={`${code} ${params['column'] ?? ''}`}
            className="flex items-center gap-3 border-t border-line px-4 py-2 first:border-0"
          >
            <b className="w-16 shrink-0 text-right font-semibold text-amber-ink tabular-nums">{count(rows)}</b>
            <div className="min-w-0 flex-1">
              <div className="font-medium">{title}</div>
              <div className="truncate text-12 text-ink-3">{detail}</div>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}
