import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { createOauthServer } from './oauth/server.ts'
import type { Edition, Profile } from './profile.ts'
import { traitsOf } from './profile.ts'
import { createPortalServer } from './server.ts'
import type { SeedName } from './seed/seed-world.ts'
import { seedWorld } from './seed/seed-world.ts'
import { keepSnapshot } from './store/snapshot-file.ts'
import type { PortalState } from './store/state.ts'
import { createState } from './store/state.ts'
import type { TlsListener } from './tls/listen-tls.ts'
import { listenTls } from './tls/listen-tls.ts'

export type { PortalState } from './store/state.ts'

export interface PortalOptions {
  /** 0 or absent: any free port. */
  port?: number
  oauthPort?: number
  /** Also listen over TLS with a certificate made at start; a number is the port. */
  tls?: boolean | number
  seed?: SeedName
  profile?: Profile
  /** The plain profile of an edition, for whom nothing else matters. */
  edition?: Edition
  /** Bucket and operating time; by default as the profile has them. */
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
  /** The same portal over TLS and the certificate (PEM) that clients have to trust; null: not asked for. */
  tls: { url: string; certificate: string } | null
  memberId: string
  stop(): Promise<void>
  state: PortalState
}

/** Starts the local portal: pages and REST on one port, the authorisation server on another, as two hosts are in life. */
export async function startPortal(options: PortalOptions = {}): Promise<Portal> {
  const profile = options.profile ?? options.edition ?? 'cloud'
  const limits = options.limits ?? traitsOf(profile).limited
  const state = createState({ profile, limits, smtp: options.smtp ?? null })
  seedWorld(state, options.seed ?? 'small')
  const saving = options.dataFile === undefined ? null : await keepSnapshot(state, options.dataFile)

  const portal = await createPortalServer(state)
  const oauth = createOauthServer(state)
  let tls: TlsListener | null = null
  const stop = async (): Promise<void> => {
    await Promise.all([portal.close(), oauth.close(), tls?.stop()])
    await state.events.idle()
    await saving?.stop()
    state.largeFiles.stop()
  }
  try {
    state.url = await listen(portal, options.port)
    state.oauthUrl = await listen(oauth, options.oauthPort)
    if (options.tls !== undefined && options.tls !== false)
      tls = await listenTls(portal, options.tls === true ? 0 : options.tls)
  } catch (error) {
    await stop()
    throw error
  }
  const { url, oauthUrl, memberId } = state
  return { url, oauthUrl, tls: tls && { url: tls.url, certificate: tls.certificate }, memberId, stop, state }
}

async function listen(server: FastifyInstance, port = 0): Promise<string> {
  await server.listen({ port, host: 'localhost' })
  const address = server.server.address() as AddressInfo
  return `http://localhost:${address.port}`
}
