import type { Capability } from './capability.ts'
import {
  acknowledgeJob,
  correspondenceRoutes,
  correspondenceSlice,
  createConversationLive,
  createCorrespondence,
  lettersChanged,
  settleAnswered,
} from './correspondence/index.ts'
import { externalTasksSlice } from './external-tasks/index.ts'
import type { Ground } from './ground.ts'
import { createParsePool, ownAddresses, readRaw } from './intake/index.ts'
import { staffOf } from './staff-of.ts'
import { bouncedAddresses, threadingSlice } from './threading/index.ts'
import type { Requests } from './wire-requests.ts'

export type WiredCorrespondence = ReturnType<typeof wireCorrespondence>

/** The conversation of a request, answers to it, the acknowledgement. */
export function wireCorrespondence(ground: Ground, requests: Requests) {
  const { clock, db, portal, writes, gate, settings, messages, threadTokens, addJob } = ground
  const live = createConversationLive(ground.live)
  const pool = createParsePool({ size: 1 })
  const { deps, queues } = createCorrespondence(db.prisma, {
    portal: portal.client,
    details: { portal: portal.client, directory: portal.directory, store: requests.store, clock },
    requests: requests.store,
    outgoing: messages.outgoing,
    tokens: {
      issueMessageId: threadTokens.issueMessageId,
      async replyTo(target, mailbox) {
        const { taggedReplies } = await settings.of(target.portalId, threadingSlice)
        return taggedReplies ? threadTokens.taggedAddress(target, mailbox) : null
      },
    },
    files: ground.storage.files,
    live,
    writeOnce: writes.once,
    addJob,
    clock,
    tenantOf: ground.tenantOf,
    namesOf: ground.namesOf,
    settings: (portalId) => settings.of(portalId, correspondenceSlice),
    isOn: (portalId) => gate.isOn(portalId, correspondenceSlice.name),
    assigns: (portalId) => gate.isOn(portalId, externalTasksSlice.name),
    ownAddresses: (portalId) => ownAddresses(db.prisma, portalId),
    staffOf: (portalId) => staffOf(ground, portalId),
    readLetter: async (portalId, id) => pool.parse(await readRaw(db.prisma, portalId, id)),
    bouncedAddresses: (portalId, requestId) => bouncedAddresses(db.prisma, portalId, requestId),
  })
  const capability: Capability = {
    queues,
    routes: (server) =>
      correspondenceRoutes(server, {
        ...deps,
        ...gate.guards(ground.guards, correspondenceSlice.name),
        rightsOf: async (viewer) => {
          const { actions } = await portal.permissions.of(await ground.tenantOf(viewer.portalId), viewer)
          return { mayReply: actions.includes('requests.reply'), mayMove: actions.includes('letters.move') }
        },
      }),
    stop: () => pool.stop(),
  }
  return {
    deps,
    capability,
    /** A letter is about to open a request: its client may be told, once that is committed. */
    acknowledge: (portalId: string, letterId: number) => addJob(acknowledgeJob(portalId, letterId, clock.now())),
    /** A letter has come into the request. */
    async heard(portalId: string, requestId: number) {
      await settleAnswered(deps, portalId, requestId)
      await live.announce(portalId, requestId, lettersChanged)
    },
  }
}
