import type { PrismaClient } from '@poryadok/prisma'
import type { Clock } from '../../platform/clock/clock.ts'
import { isAppError } from '../../platform/errors/app-error.ts'
import type { Logger } from '../../platform/log/logger.ts'
import type { PortalClient } from '../client/portal-client.ts'
import type { Tenant } from '../tenant.ts'
import { closePortal, wipeRows } from './wipe-store.ts'

export interface UninstallDeps {
  prisma: PrismaClient
  portal: Pick<PortalClient, 'call'>
  clock: Clock
  log: Logger
  /** Removes the bytes of the portal's files from the store; returns how many there were. */
  wipeFiles(portalId: string): Promise<number>
}

/**
 * After ONAPPUNINSTALL: the portal is closed at once, its files and rows are deleted, and a record of figures stays. The word may
 * come late, when the app stands in the portal again: a token that still works says so, and nothing is wiped. False then.
 * Runs again after any break. Bitrix24 docs: api-reference/common/events/on-app-uninstall
 */
export async function uninstall(deps: UninstallDeps, tenant: Tenant): Promise<boolean> {
  const { prisma, clock, log } = deps
  const askedAt = clock.now()
  if (await isStillInstalled(deps, tenant.id)) {
    log.warn({ portalId: tenant.id }, 'word of an uninstallation came after a new installation, nothing is wiped')
    return false
  }
  await closePortal(prisma, tenant.id, askedAt)
  const files = await deps.wipeFiles(tenant.id)
  const rows = await wipeRows(prisma, tenant, { askedAt, files }, clock.now())
  log.info({ portalId: tenant.id, rows, files }, 'app uninstalled, data of the portal wiped')
  return true
}

/** Short patience: a portal that does not answer does not keep its data here. */
const patienceMs = 5_000

async function isStillInstalled({ portal }: UninstallDeps, portalId: string): Promise<boolean> {
  try {
    await portal.call({ kind: 'portal', portalId }, 'app.info', {}, { kind: 'read', patienceMs })
    return true
  } catch (error) {
    if (isAppError(error)) return false
    throw error
  }
}
