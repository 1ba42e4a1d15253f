import type { Boot } from '@poryadok/app-backend/portal/contract'
import { createApi } from '../lib/api.ts'
import { ApiError } from '../lib/api-error.ts'
import type { PortalFrame, Services } from '../lib/services.ts'
import { SessionKeeper } from './session.ts'

/** The frame managers load by themselves: the first row does not wait for the handshake. */
async function connect(): Promise<PortalFrame> {
  const { connectFrame } = await import('./connect-frame.ts').catch(() => {
    throw new ApiError('offline', 0)
  })
  return connectFrame()
}

/** Puts session, calls and frame of one page together. The handshake starts with the first use of the frame. */
export function createServices(boot: Boot): Services {
  let connection: Promise<PortalFrame> | null = null
  const frame = (): Promise<PortalFrame> => {
    connection ??= connect().catch((cause: unknown) => {
      // The next use tries again: the portal may have been slow.
      connection = null
      throw cause
    })
    return connection
  }
  const tokens = new SessionKeeper({
    initial: boot.session,
    lang: boot.lang,
    proof: async (fresh) => (await frame()).proof(fresh),
  })
  return { boot, frame, api: createApi({ tokens, lang: boot.lang }), user: () => tokens.user }
}
