import { useEffect, useState } from 'react'

/** The present, renewed every half a minute while the page is visible: lengths of time are shown in minutes. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const tick = (): void => {
      if (document.visibilityState === 'visible') setNow(new Date())
    }
    const timer = setInterval(tick, 30_000)
    document.addEventListener('visibilitychange', tick)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', tick)
    }
  }, [])
  return now
}
