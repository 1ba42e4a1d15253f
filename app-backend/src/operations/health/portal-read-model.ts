import type { PrismaClient } from '@poryadok/prisma'
import { inPortal } from '@poryadok/prisma/scope'
import { bucketLimit, readLoad, type PortalLoad } from '../../portal/index.ts'
import type { PortalFacts } from '../rules/portal-checks.ts'
import type { QueueState } from './queue-read-model.ts'
import { readCatchUp } from './catch-up-read-model.ts'

export interface PortalReading {
  facts: PortalFacts
  load: PortalLoad
}

const ms = (at: Date | null | undefined) => at?.getTime() ?? null
/** Access tokens live for an hour: their end says when they were given. Bitrix24 docs: settings/oauth/index */
const accessLifeMs = 3_600_000

/** What the tables say of one portal. `nameOf` names the administrator whose key background work uses. */
export function readPortalFacts(
  prisma: PrismaClient,
  portalId: string,
  queues: readonly QueueState[],
  nameOf: (userId: number) => Promise<string | null>,
  now: Date,
): Promise<PortalReading> {
  return inPortal(portalId, async () => {
    const load = await readLoad(prisma, portalId, now)
    const heaviest = load.methods[0]
    const oldest = queues.map(({ oldestDueAt }) => oldestDueAt).filter((at) => at !== null)
    const facts: PortalFacts = {
      queues: {
        due: queues.reduce((sum, { due }) => sum + due, 0),
        oldestDueAt: oldest.length === 0 ? null : Math.min(...oldest.map((at) => at.getTime())),
      },
      deadJobs: await prisma.job.count({ where: { portalId, state: 'dead' } }),
      ...(await readComings(prisma, portalId)),
      token: await readToken(prisma, portalId, nameOf),
      load: {
        requestShare: load.used / bucketLimit,
        barredUntil: ms(load.barredUntil),
        method: heaviest?.method ?? null,
        methodShare: (heaviest?.seconds ?? 0) / load.secondsLimit,
      },
      ...(await readSync(prisma, portalId)),
    }
    return { facts, load }
  })
}

async function readComings(prisma: PrismaClient, portalId: string) {
  const newest = { orderBy: { id: 'desc' }, select: { receivedAt: true } } as const
  const [online, bySweep, letter, active, quarantined] = await Promise.all([
    prisma.portalEvent.findFirst({ where: { portalId, NOT: { source: 'sweep' } }, ...newest }),
    prisma.portalEvent.findFirst({ where: { portalId, source: 'sweep' }, ...newest }),
    prisma.letter.findFirst({ where: { portalId }, ...newest }),
    prisma.mailbox.findMany({
      where: { portalId, active: true },
      select: { address: true, state: true, failingSince: true },
    }),
    prisma.letter.count({ where: { portalId, outcome: 'quarantined' } }),
  ])
  return {
    events: { lastAt: ms(online?.receivedAt), lastBySweepAt: ms(bySweep?.receivedAt) },
    mailboxes: { active: active.length, lastLetterAt: ms(letter?.receivedAt), ...mailboxFaults(active) },
    quarantined,
  }
}

function mailboxFaults(rows: readonly { address: string; state: string; failingSince: Date | null }[]) {
  const failing = rows.filter(({ state }) => state === 'failing')
  const since = failing.flatMap(({ failingSince }) => (failingSince ? [failingSince.getTime()] : []))
  return {
    failing: failing.map(({ address }) => address),
    failingSince: since.length > 0 ? Math.min(...since) : null,
    stopped: rows.filter(({ state }) => state === 'stopped').map(({ address }) => address),
  }
}

async function readToken(
  prisma: PrismaClient,
  portalId: string,
  nameOf: (userId: number) => Promise<string | null>,
): Promise<PortalFacts['token']> {
  const select = { accessToken: true, tokenExpiresAt: true, tokenUserId: true }
  const row = await prisma.portal.findFirst({ where: { id: portalId }, select })
  if (!row?.accessToken) return { there: false, renewedAt: null, owner: null }
  const owner = row.tokenUserId === null ? null : ((await nameOf(row.tokenUserId)) ?? `№ ${row.tokenUserId}`)
  const expiresAt = ms(row.tokenExpiresAt)
  return { there: true, renewedAt: expiresAt === null ? null : expiresAt - accessLifeMs, owner }
}

async function readSync(prisma: PrismaClient, portalId: string): Promise<Pick<PortalFacts, 'sweep' | 'catchUp'>> {
  const cursors = await prisma.syncCursor.findMany({ where: { portalId } })
  const ends = cursors.map(({ lastOkAt }) => lastOkAt?.getTime() ?? null)
  const known = ends.filter((at) => at !== null)
  const catchUp = await readCatchUp(prisma, portalId)
  return {
    sweep: {
      sources: cursors.length,
      oldestOkAt: known.length === 0 || known.length < ends.length ? null : Math.min(...known),
      error: cursors.some(({ lastError }) => lastError !== null),
    },
    catchUp: catchUp && {
      left: catchUp.left,
      endedAt: catchUp.endedAt === null ? null : Date.parse(catchUp.endedAt),
      running: catchUp.endedAt === null,
    },
  }
}
