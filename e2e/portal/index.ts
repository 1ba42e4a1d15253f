import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { createOauthServer } from './oauth/server.ts'
import { createPortalServer } from './server.ts'
import { seedBase } from './seed/base.ts'
import { seedSmall } from './seed/small.ts'
import { keepSnapshot } from './store/snapshot-file.ts'
import type { PortalState } from './store/state.ts'
import { createState } from './store/state.ts'

export type { PortalState } from './store/state.ts'

export interface PortalOptions {
  /** 0 or absent: any free port. */
  port?: number
  oauthPort?: number
  seed?: 'small' | 'empty'
  edition?: 'cloud' | 'box'
  /** Bucket and operating time; on in the cloud edition unless said otherwise. */
  limits?: boolean
  /** JSON snapshot: read at start when it exists, saved after changes and at stop. */
  dataFile?: string
  /** Where letters of the world go. */
  smtp?: { host: string; port: number }
}

export interface Portal {
  /** `http://localhost:P1` */
  url: string
  /** `http://localhost:P3`; server_endpoint is `${oauthUrl}/rest/`. */
  oauthUrl: string
  memberId: string
  stop(): Promise<void>
  state: PortalState
}

/** Starts the local portal: pages and REST on one port, the authorisation server on another, as two hosts are in life. */
export async function startPortal(options: PortalOptions = {}): Promise<Portal> {
  const edition = options.edition ?? 'cloud'
  const state = createState({ edition, limits: options.limits ?? edition === 'cloud', smtp: options.smtp ?? null })
  seedBase(state)
  if (options.seed !== 'empty') seedSmall(state)
  const saving = options.dataFile === undefined ? null : await keepSnapshot(state, options.dataFile)

  const portal = await createPortalServer(state)
  const oauth = createOauthServer(state)
  const stop = async (): Promise<void> => {
    await Promise.all([portal.close(), oauth.close()])
    await state.events.idle()
    await saving?.stop()
  }
  try {
    state.url = await listen(portal, options.port)
    state.oauthUrl = await listen(oauth, options.oauthPort)
  } catch (error) {
    await stop()
    throw error
  }
  return { url: state.url, oauthUrl: state.oauthUrl, memberId: state.memberId, stop, state }
}

/** A TLS listener, when there is one, starts here beside the plain one. */
async function listen(server: FastifyInstance, port = 0): Promise<string> {
  await server.listen({ port, host: 'localhost' })
  const address = server.server.address() as AddressInfo
  return `http://localhost:${address.port}`
}
