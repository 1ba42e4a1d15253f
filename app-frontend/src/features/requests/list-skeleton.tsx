import { Trans } from '@lingui/react/macro'
import { useEffect, useState } from 'react'
import { Skeleton } from '../../ui/skeleton.tsx'

const widths = ['w-2/5', 'w-1/3', 'w-1/2', 'w-[38%]', 'w-[45%]', 'w-[30%]']
/** After this wait a sentence says that work goes on, ms. */
const sayAfter = 3_000

/** Rows on their way. */
export function ListSkeleton() {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), sayAfter)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className="min-h-0 flex-1 overflow-hidden" role="status" aria-busy="true">
      <span className="sr-only">
        <Trans>Загружаем запросы</Trans>
      </span>
      {widths.map((width) => (
        <div key={width} className="flex h-[61px] items-center gap-4 border-b border-line px-4">
          <div className="min-w-0 flex-1">
            <Skeleton className={`h-3 ${width}`} />
            <Skeleton className="mt-2 h-2 w-1/5" />
          </div>
          <Skeleton className="h-5 w-20 rounded-full" />
          <Skeleton className="h-3 w-24" />
          <Skeleton className="h-5 w-24" />
        </div>
      ))}
      {slow && (
        <p className="px-4 py-3 text-center text-13 text-ink-2">
          <Trans>Портал отвечает медленно, список ещё загружается.</Trans>
        </p>
      )}
    </div>
  )
}
