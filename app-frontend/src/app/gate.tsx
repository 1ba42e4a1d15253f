import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ApiError } from '../lib/api-error.ts'
import { useServices } from '../lib/services.ts'
import { ErrorState } from '../ui/error-state.tsx'
import { OutsideScreen } from './outside-screen.tsx'

/**
 * Lets the screen through once somebody is known to look at it. With a session in the page that is at once; without one
 * the portal around the page is asked first.
 */
export function Gate({ children }: { children: ReactNode }) {
  const { boot, frame } = useServices()
  const { isSuccess, error, refetch } = useQuery({
    queryKey: ['frame'],
    queryFn: async () => (await frame()).installing,
    enabled: boot.session === null && boot.error === null,
    retry: false,
  })
  if (boot.error) {
    const fault = new ApiError('answer', statusOf(boot.error.code), boot.error)
    return (
      <main className="flex h-full bg-white">
        <ErrorState error={fault} onRetry={() => location.reload()} />
      </main>
    )
  }
  if (boot.session || isSuccess) return children
  if (error instanceof ApiError && error.kind === 'frame') return <OutsideScreen />
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  return null
}

/** The page's own fault has no status of its own; a refusal must look like one. */
const statusOf = (code: string): number => (/no-rights|admin-only|refused/.test(code) ? 403 : 500)
