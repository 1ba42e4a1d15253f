import { Trans } from '@lingui/react/macro'
import type { Writer } from '@poryadok/app-backend/correspondence/contract'
import { PencilLine } from 'lucide-react'
import { useEffect, useState } from 'react'

/** «Сейчас отвечает Имя»: so that two people do not answer one client at once. */
export function WritersNote({ writers }: { writers: readonly Writer[] }) {
  const now = useNextEnd(writers)
  const writing = writers.filter(({ until }) => Date.parse(until) > now)
  const names = writing.map(({ name }) => name).join(', ')
  return (
    <div role="status">
      {writing.length > 0 && (
        <p className="flex items-center gap-2 border-t border-violet-line bg-violet-soft px-4 py-2 text-12h text-violet-ink">
          <PencilLine size={15} strokeWidth={1.75} aria-hidden="true" className="shrink-0" />
          {writing.length === 1 ? <Trans>Сейчас отвечает {names}</Trans> : <Trans>Сейчас отвечают {names}</Trans>}
        </p>
      )}
    </div>
  )
}

/** The present, renewed when the next of them stops to count. */
function useNextEnd(writers: readonly Writer[]): number {
  const [ended, setEnded] = useState(0)
  useEffect(() => {
    const ends = writers.map(({ until }) => Date.parse(until)).filter((end) => end > Date.now())
    if (ends.length === 0) return
    const timer = setTimeout(() => setEnded((count) => count + 1), Math.min(...ends) - Date.now() + 100)
    return () => clearTimeout(timer)
  }, [writers, ended])
  return Date.now()
}
