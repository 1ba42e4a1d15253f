import type { Config } from '../config.ts'
import type { Clock } from '../platform/clock/clock.ts'
import type { Database } from '../platform/db/database.ts'
import { AppError } from '../platform/errors/app-error.ts'
import type { Logger } from '../platform/log/logger.ts'
import { createSealing } from '../platform/secrets/sealing.ts'
import { createJournal } from './client/journal-store.ts'
import { createOAuth } from './client/oauth.ts'
import { createPortalClient } from './client/portal-client.ts'
import { createQuota } from './client/quota-store.ts'
import { createTokenStore } from './client/token-store.ts'
import { createTransport } from './client/transport.ts'
import { createDirectory } from './directory/directory.ts'
import { createDirectoryStore } from './directory/directory-store.ts'
import { createEventStore } from './events/event-store.ts'
import { createGuards } from './session/require-viewer.ts'
import { createSessionTokens } from './session/session-token.ts'
import { createTenantStore } from './store.ts'

export interface PortalParts {
  config: Config
  clock: Clock
  db: Database
  log: Logger
}

/** Everything that other slices use of the gateway to Bitrix24, wired once. */
export function createPortal({ config, clock, db, log }: PortalParts) {
  const { prisma } = db
  const sealing = createSealing(config.SECRET_KEY)
  const tenants = createTenantStore(prisma, sealing)
  const transport = createTransport(config.B24_PRIVATE_HOSTS)
  const oauth = createOAuth(transport, clock, {
    servers: config.B24_OAUTH_SERVERS,
    clientId: config.B24_CLIENT_ID,
    clientSecret: config.B24_CLIENT_SECRET,
  })
  const journal = createJournal(prisma, log)
  const client = createPortalClient({
    clock,
    transport,
    oauth,
    tokens: createTokenStore(prisma, sealing),
    quota: createQuota(prisma, clock),
    journal,
    async endpointOf(portalId) {
      const tenant = await tenants.byId(portalId)
      if (!tenant) throw new AppError('portal.unknown')
      return tenant.clientEndpoint
    },
  })
  const lists = createDirectoryStore(prisma)
  const sessions = createSessionTokens(config.SECRET_KEY, clock)
  return {
    client,
    journal,
    oauth,
    tenants,
    lists,
    sessions,
    events: createEventStore(prisma),
    directory: createDirectory({ store: lists, portal: client, clock, log }),
    guards: createGuards(sessions, tenants),
    stop: () => transport.stop(),
  }
}
export type Portal = ReturnType<typeof createPortal>
