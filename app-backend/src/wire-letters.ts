import { recordAudit, recordDecisions } from './audit/index.ts'
import type { Capability } from './capability.ts'
import type { Ground } from './ground.ts'
import {
  intakeRoutes,
  intakeSlice,
  letterRefused,
  quarantineGrew,
  startIntake,
  type AutomaticNews,
} from './intake/index.ts'
import { joinRequest, mayRead, openRequestFromLetter, portalLetters, requestsOfClient } from './requests/index.ts'
import { mailboxResponsible } from './mailbox-responsible.ts'
import { staffOf } from './staff-of.ts'
import { threadingSlice } from './threading/index.ts'
import type { WiredCorrespondence } from './wire-correspondence.ts'
import type { WiredExternalTasks } from './wire-external-tasks.ts'
import type { Requests } from './wire-requests.ts'
import type { WiredCards } from './wire-vcard-import.ts'
import type { Rules } from './wire-rule-sets.ts'
import type { Triage } from './wire-triage.ts'

/** Automatic mail of conversations, told to who looks after them. */
const automaticQueue = 'intake.automatic'

/** Letters: taken in, put into their threads, made requests of. Resolves when letters are received. */
export async function wireLetters(
  ground: Ground,
  { store, live, letters }: Requests,
  correspondence: Pick<WiredCorrespondence, 'acknowledge' | 'heard'>,
  { openingRule, opened }: Pick<Rules, 'openingRule'> & Pick<Triage, 'opened'>,
  externalTasks: Pick<WiredExternalTasks, 'taskReply' | 'automatic'>,
  { takeCards }: Pick<WiredCards, 'takeCards'>,
) {
  const { config, clock, log, db, gate, tenantOf } = ground
  const startHere =
    config.ROLE === 'web'
      ? () => Promise.resolve({ smtpPort: config.SMTP_PORT, stop: () => Promise.resolve() })
      : startIntake
  const intake = await startHere({
    config,
    clock,
    log,
    db,
    async recordDecisions(tx, rows) {
      await recordDecisions(tx, rows)
      await opened(tx, rows)
    },
    openingRule,
    takeCards,
    refused: (tx, portalId) => letterRefused(clock, ground.addJob, portalId, tx),
    quarantined: (tx, portalId) => quarantineGrew(clock, ground.addJob, portalId, tx),
    async openRequest(letter) {
      await gate.require(letter.portalId, intakeSlice.name)
      await correspondence.acknowledge(letter.portalId, letter.letterId)
      return openRequestFromLetter(letters, { ...letter, ...(await mailboxResponsible(ground, letter)) })
    },
    async joinRequest(letter, requestId, whenClosed) {
      await gate.require(letter.portalId, intakeSlice.name)
      return joinRequest(letters, letter, requestId, whenClosed)
    },
    threads: {
      tokens: ground.threadTokens,
      settings: (portalId) => ground.settings.of(portalId, threadingSlice),
      staffOf: (portalId) => staffOf(ground, portalId),
      portalLetters: (portalId, activities) => portalLetters(letters, portalId, activities),
      requestsOfClient: (portalId, address, requestIds) => requestsOfClient(letters, portalId, address, requestIds),
    },
    taskReply: externalTasks.taskReply,
    automatic: (tx, { portalId, letterId, ...payload }) =>
      ground.addJob({ portalId, queue: automaticQueue, once: String(letterId), payload: { ...payload, letterId } }, tx),
    async handled(portalId, requestId, kind) {
      const request = await store.byId(portalId, requestId)
      if (request) await live.announce(await tenantOf(portalId), request.entityId, kind)
      await correspondence.heard(portalId, requestId)
    },
  })
  const capability: Capability = {
    queues: {
      [automaticQueue]: {
        async handler({ portalId, payload }) {
          if (portalId !== null)
            await externalTasks.automatic({ ...(payload as Omit<AutomaticNews, 'portalId'>), portalId })
        },
      },
    },
    routes: (server) =>
      intakeRoutes(server, {
        ...ground.guards,
        db,
        clock,
        downloaded: ({ portalId, userId }, letterId, file) =>
          recordAudit(db.prisma, {
            portalId,
            at: clock.now(),
            actor: { kind: 'person', id: String(userId) },
            action: 'letter.downloaded',
            after: { letterId, ...(file ? { file } : {}) },
          }),
        mayReadRequest: (viewer, requestId) => mayRead(letters, { kind: 'viewer', ...viewer }, requestId),
      }),
    stop: intake.stop,
  }
  return { smtpPort: intake.smtpPort, capability }
}
