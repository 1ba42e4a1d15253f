import type { ImapFlow } from 'imapflow'
import { inPortal } from '@poryadok/prisma/scope'
import { randomUUID } from 'node:crypto'
import type { Clock } from '../../platform/clock/clock.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Jobs } from '../../platform/jobs/create-jobs.ts'
import { leaseMs } from '../../platform/jobs/lease.ts'
import { startWorker, type Worker } from '../../platform/jobs/worker.ts'
import type { Logger } from '../../platform/log/logger.ts'
import type { Sealing } from '../../platform/secrets/sealing.ts'
import { imapAccountOf } from '../mailboxes/account-store.ts'
import { mailboxJob } from './mailbox-job.ts'
import { openImap, type ImapOptions } from './open-imap.ts'
import { claimWatches, giveBack, renewWatches, type Watched } from './watch-store.ts'

export interface WatchDeps extends ImapOptions {
  db: Database
  clock: Clock
  log: Logger
  sealing: Pick<Sealing, 'open'>
  jobs: Pick<Jobs, 'add'>
}

/** Connections kept open in one process; mailboxes beyond are looked at by the clock alone. */
const connections = 100
/** After a connection that broke or could not be opened. */
const pauseMs = 10 * 60_000
/** A server that can't tell of letters won't learn it soon: its mailbox is read by the clock. */
const mutePauseMs = 6 * 3_600_000

/**
 * Keeps connections open on which mail servers tell of new letters at once (IDLE, RFC 2177). It only has mailboxes read earlier: what
 * it misses, the clock finds. A process that dies leaves its mailboxes to others when its lease runs out.
 */
export function startWatching(deps: WatchDeps): Worker {
  const { db, clock, log } = deps
  const token = randomUUID()
  const open = new Map<number, AbortController>()

  async function drain(): Promise<Date> {
    const now = clock.now()
    const until = new Date(now.getTime() + leaseMs)
    const mine = await renewWatches(db.prisma, token, until)
    for (const [id, stopping] of open) if (!mine.has(id)) stopping.abort()
    const limit = connections - open.size
    const taken = limit > 0 ? await claimWatches(db.prisma, { token, until, now, limit }) : []
    for (const one of taken) void keep(one)
    return new Date(now.getTime() + leaseMs / 3)
  }

  async function keep(one: Watched) {
    open.get(one.id)?.abort()
    const stopping = new AbortController()
    open.set(one.id, stopping)
    let pause = pauseMs
    try {
      if ((await watch(deps, one, stopping.signal)) === 'mute') pause = mutePauseMs
    } catch (error) {
      log.info({ mailboxId: one.id, err: (error as Error).message }, 'mailbox is not watched for a while')
    }
    if (open.get(one.id) === stopping) open.delete(one.id)
    // One that was told to stop is nobody's fault: it is given back without a pause.
    if (stopping.signal.aborted) return
    await giveBack(db.prisma, token, one.id, new Date(clock.now().getTime() + pause)).catch(() => {})
  }

  const worker = startWorker({ name: 'mailbox watch', clock, log, drain })
  return {
    wake: () => worker.wake(),
    async stop() {
      await worker.stop()
      for (const stopping of open.values()) stopping.abort()
      await giveBack(db.prisma, token, null, clock.now()).catch(() => {})
    },
  }
}

/** Resolves when the connection ends, by the server or by `signal`; `mute`: the server can't tell of letters. Throws MailServerFault. */
async function watch(
  deps: WatchDeps,
  { id, portalId, folder }: Watched,
  signal: AbortSignal,
): Promise<'ended' | 'mute'> {
  const account = await inPortal(portalId, () =>
    imapAccountOf({ prisma: deps.db.prisma, sealing: deps.sealing }, portalId, id),
  )
  if (!account || signal.aborted) return 'ended'
  const client = await openImap(account, { ...deps, idle: true })
  const closed = new Promise<void>((resolve) => client.once('close', () => resolve()))
  const end = () => client.close()
  signal.addEventListener('abort', end, { once: true })
  try {
    if (!client.capabilities.has('IDLE')) return 'mute'
    if (!signal.aborted) await listen(deps, client, { id, portalId, folder })
    await closed
    return 'ended'
  } finally {
    signal.removeEventListener('abort', end)
    client.close()
  }
}

/** From here on a new letter has the mailbox read; one that came while nobody listened is read now. */
async function listen({ jobs, log }: WatchDeps, client: ImapFlow, { id, portalId, folder }: Watched): Promise<void> {
  const read = () => jobs.add(mailboxJob(portalId, id))
  client.on('exists', () => {
    read().catch((error: unknown) => log.warn({ mailboxId: id, err: error }, 'a new letter is left to the clock'))
  })
  await client.mailboxOpen(folder, { readOnly: true })
  await read()
}
