import { useEffect } from 'react'
import { type PortalFrame, useServices } from '../../lib/services.ts'
import { heightToAsk } from './frame-height.ts'

/**
 * Keeps the foot of the tab in sight. A page can't ask the portal how high the window is, but the browser tells how much
 * of the frame is on screen. Source: W3C Intersection Observer, "implicit root" of a page in a frame.
 */
export function useFrameHeight(): void {
  const { frame } = useServices()
  useEffect(() => {
    const gone = new AbortController()
    const start = async (): Promise<void> => {
      const portal = await frame().catch(() => null)
      if (portal && !gone.signal.aborted && typeof IntersectionObserver !== 'undefined') watch(portal, gone.signal)
    }
    void start()
    return () => gone.abort()
  }, [frame])
}

function watch(portal: Pick<PortalFrame, 'resize'>, signal: AbortSignal): void {
  const page = document.documentElement
  const observer = new IntersectionObserver((entries) => {
    const entry = entries.at(-1)
    if (!entry) return
    const { boundingClientRect: whole, intersectionRect: seen } = entry
    // Nothing is seen behind another tab of the card; a cut top means that the person scrolled the card.
    if (seen.height === 0 || seen.top - whole.top > 1) return
    const height = heightToAsk(whole.height, seen.height)
    if (height !== null) portal.resize(height)
  })
  // An observer tells of a change of the visible part only when it begins or ends; begun anew it always tells.
  const look = (): void => {
    observer.unobserve(page)
    observer.observe(page)
  }
  look()
  window.addEventListener('resize', look, { signal })
  signal.addEventListener('abort', () => observer.disconnect())
}
