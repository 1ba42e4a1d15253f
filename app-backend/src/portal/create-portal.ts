import type { Config } from '../config.ts'
import type { Clock } from '../platform/clock/clock.ts'
import type { Database } from '../platform/db/database.ts'
import { AppError } from '../platform/errors/app-error.ts'
import type { Logger } from '../platform/log/logger.ts'
import { createSealing } from '../platform/secrets/sealing.ts'
import { createDownload } from './client/download-file.ts'
import { createJournal } from './client/journal-store.ts'
import { createOAuth } from './client/oauth.ts'
import { createPortalClient } from './client/portal-client.ts'
import { createQuota } from './client/quota-store.ts'
import { resealTokens } from './client/reseal-store.ts'
import { createTokenStore } from './client/token-store.ts'
import { createTransport } from './client/transport.ts'
import { createDirectory } from './directory/directory.ts'
import { createDirectoryStore } from './directory/directory-store.ts'
import { createOrganisations } from './directory/organisation.ts'
import { createKnownAdministrators } from './permissions/administrators-store.ts'
import { createPermissionStore } from './permissions/permission-store.ts'
import { createPermissions } from './permissions/permissions.ts'
import { createGuards } from './session/require-viewer.ts'
import { createSessionTokens } from './session/session-token.ts'
import { createTenantStore } from './store.ts'
import type { WriteTrail } from './writes/ledger.ts'
import { ledgeredClient } from './writes/ledgered-client.ts'

export interface PortalParts {
  config: Config
  clock: Clock
  db: Database
  log: Logger
  /** Hears of each write to a portal. */
  trail: WriteTrail
}

/** Everything that other slices use of the gateway to Bitrix24, wired once. */
export function createPortal({ config, clock, db, log, trail }: PortalParts) {
  const { prisma } = db
  const sealing = createSealing(config.SECRET_KEY, config.SECRET_KEY_OLD)
  const tenants = createTenantStore(prisma, sealing)
  const transport = createTransport(config.B24_PRIVATE_HOSTS)
  const oauth = createOAuth(transport, clock, {
    servers: config.B24_OAUTH_SERVERS,
    clientId: config.B24_CLIENT_ID,
    clientSecret: config.B24_CLIENT_SECRET,
  })
  const journal = createJournal(prisma, log)
  const calling = {
    clock,
    transport,
    oauth,
    tokens: createTokenStore(prisma, sealing),
    quota: createQuota(prisma, clock),
    async endpointOf(portalId: string) {
      const tenant = await tenants.byId(portalId)
      if (!tenant) throw new AppError('portal.unknown')
      return tenant.clientEndpoint
    },
  }
  const gateway = createPortalClient({ ...calling, journal })
  const client = ledgeredClient(gateway, { prisma, clock, trail })
  const lists = createDirectoryStore(prisma)
  const sessions = createSessionTokens(config.SECRET_KEY, clock, config.SECRET_KEY_OLD)
  const organisations = createOrganisations({ store: lists, portal: client, clock })
  const permissionStore = createPermissionStore(prisma)
  const administrators = createKnownAdministrators(lists)
  const permissions = createPermissions({ store: permissionStore, organisations, administrators, clock })
  return {
    client,
    download: createDownload(calling),
    journal,
    oauth,
    tenants,
    lists,
    sessions,
    directory: createDirectory({ store: lists, portal: client, clock, log }),
    sealing,
    organisations,
    administrators,
    permissionStore,
    permissions,
    guards: createGuards(sessions, tenants, permissions),
    /** After a change of keys: seals the tokens of all portals anew; returns how many changed. */
    reseal: (signal: AbortSignal) => resealTokens(prisma, sealing, signal),
    stop: () => transport.stop(),
  }
}
export type Portal = ReturnType<typeof createPortal>
