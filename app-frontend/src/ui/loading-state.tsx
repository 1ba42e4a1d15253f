import { useLingui } from '@lingui/react/macro'
import { type ReactNode, useEffect, useState } from 'react'
import { CardSkeleton } from './card-skeleton.tsx'

interface LoadingStateProps {
  /** What is on its way, in the shape it will have; lines of a list when left out. */
  children?: ReactNode
  /** After three seconds: how far it is. */
  progress?: string
}

/** A skeleton; after three seconds a sentence says that it takes longer than usual. */
export function LoadingState({ children, progress }: LoadingStateProps) {
  const { t } = useLingui()
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 3_000)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div aria-busy="true">
      {children ?? (
        <div className="[&>div]:shadow-none">
          <CardSkeleton />
        </div>
      )}
      <p role="status" className="px-4 py-3 text-center text-13 text-balance text-ink-2">
        {slow && (progress ?? t`Ответ идёт дольше обычного. Подождём до 30 секунд.`)}
      </p>
    </div>
  )
}
