import { recordAudit } from './audit/index.ts'
import type { Capability } from './capability.ts'
import type { Ground } from './ground.ts'
import { letterRefused, mailboxRoutes, startReading } from './intake/index.ts'

const mb = 1024 * 1024

/** Mailboxes: set up by people, read from their servers. */
export function wireMailboxes(ground: Ground, smtpPort: number): Capability {
  const { config, clock, log, db, addJob, portal, messages } = ground
  const { sealing } = portal
  const shared = { db, clock, log, sealing, privateHosts: config.MAIL_PRIVATE_HOSTS }
  const largest = config.SMTP_MAX_MB * mb
  let reading: Awaited<ReturnType<typeof startReading>> | undefined
  return {
    routes: (server) =>
      mailboxRoutes(server, {
        ...ground.guards,
        ...shared,
        addJob,
        limitMb: config.SMTP_MAX_MB,
        smtp: { host: config.SMTP_HOST, port: smtpPort },
        changed: ({ portalId, userId }, change) =>
          recordAudit(db.prisma, {
            ...change,
            portalId,
            at: clock.now(),
            actor: { kind: 'person', id: String(userId) },
          }),
      }),
    async start() {
      if (config.ROLE !== 'web')
        reading = await startReading({
          ...shared,
          notices: messages.notices,
          largest,
          refused: (tx, portalId) => letterRefused(clock, addJob, portalId, tx),
        })
    },
    stop: () => reading?.stop() ?? Promise.resolve(),
  }
}
