import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { portalOrigin } from './portal-origin.ts'
import { useServices } from './services.ts'

/** Opens a request's card in the portal's slider; what the person changed there is shown after it closes. */
export function useOpenCard(afterClose?: () => void): (id: number, path: string) => void {
  const { frame } = useServices()
  const cache = useQueryClient()
  return useCallback(
    (id, path) => {
      const open = async (): Promise<void> => {
        try {
          await (await frame()).openPath(path)
        } catch {
          // Without an answering portal around the page the card opens as an ordinary page of the portal.
          window.open(cardHref(path), '_blank', 'noopener')
          return
        }
        await cache.invalidateQueries({ queryKey: ['request', id] })
        afterClose?.()
      }
      void open()
    },
    [afterClose, cache, frame],
  )
}

/** Address of the card for a new tab and for the middle button. */
export const cardHref = (path: string): string => (portalOrigin() ?? '') + path
