import { recordAudit, recordDecisions } from './audit/index.ts'
import type { Capability } from './capability.ts'
import type { Ground } from './ground.ts'
import {
  createParsePool,
  fillQueue,
  fillWords,
  journalRoutes,
  quarantineQueue,
  recoverKind,
  recoverLetters,
  refusedQueue,
  tellOfQuarantine,
  tellOfRefused,
} from './intake/index.ts'

/** The journal of letters, the quarantine, and the words by which older letters are found. */
export function wireLetterJournal(ground: Ground): Capability {
  const { db, clock, log, longWork, messages, guards } = ground
  const pool = createParsePool({ size: 1 })
  longWork.register(recoverKind, recoverLetters({ db, clock }))
  return {
    routes: (server) => journalRoutes(server, { ...guards, db, clock, longWork, recordAudit, recordDecisions }),
    queues: {
      [fillQueue]: { handler: fillWords({ db, clock, log, pool }) },
      [quarantineQueue]: {
        handler: tellOfQuarantine({ db, notify: (notice) => messages.notices.sendToAdministrators(notice) }),
      },
      [refusedQueue]: {
        handler: tellOfRefused({ db, clock, notify: (notice) => messages.notices.sendToAdministrators(notice) }),
      },
    },
    start: (jobs) => jobs.add({ portalId: null, queue: fillQueue, once: 'fill' }),
    stop: () => pool.stop(),
  }
}
