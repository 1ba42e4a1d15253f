import { useEffect } from 'react'
import { useServices } from '../../lib/services.ts'

/** Says every 20 seconds that the person writes; others see it for 45 seconds after the last word of it. */
const everyMs = 20_000

export function usePresence(id: number): void {
  const { api } = useServices()
  useEffect(() => {
    const path = `/api/requests/${id}/presence`
    // Nobody waits for it: the next one comes soon.
    const say = (): void => {
      if (document.visibilityState === 'visible') api.put(path, {}).catch(() => undefined)
    }
    say()
    const timer = setInterval(say, everyMs)
    return () => {
      clearInterval(timer)
      api.delete(path).catch(() => undefined)
    }
  }, [api, id])
}
