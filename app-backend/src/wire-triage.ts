import type { DecisionRow } from './audit/index.ts'
import type { Capability } from './capability.ts'
import { createCategoryKind } from './categorization/index.ts'
import { ownText } from './correspondence/index.ts'
import { createDeadlineKind } from './deadlines/index.ts'
import type { Ground } from './ground.ts'
import { createRoutingKind, createRoutingStore } from './routing/index.ts'
import type { Transaction } from './platform/db/database.ts'
import {
  createLetterHistory,
  openingLetter,
  triageJob,
  triageQueues,
  triageRoutes,
  triageSlice,
} from './triage/index.ts'
import { createPeopleNow } from './people-now.ts'
import type { WiredCorrespondence } from './wire-correspondence.ts'
import type { Requests } from './wire-requests.ts'
import type { Rules } from './wire-rule-sets.ts'

export type Triage = ReturnType<typeof wireTriage>

/** Category and deadline of a new request, by the rules of the lab. */
export function wireTriage(
  ground: Ground,
  requests: Requests,
  { deps: { readLetter } }: Pick<WiredCorrespondence, 'deps'>,
  { ruleSets }: Pick<Rules, 'ruleSets'>,
) {
  const { db, clock, addJob, tenantOf, portal, gate } = ground
  const textOf = async (portalId: string, letterId: number) => {
    const { subject, text } = await readLetter(portalId, letterId)
    return { subject, body: ownText(text).own }
  }
  const namesOf = async (portalId: string) => {
    const { categories } = await portal.directory.of(await tenantOf(portalId))
    return new Map(categories.map(({ id, name }) => [id, name]))
  }
  const fieldNamesOf = async (portalId: string) => (await tenantOf(portalId)).fieldNames
  const history = createLetterHistory({
    prisma: db.prisma,
    textOf,
    namesOf,
    fieldNamesOf,
    peopleOf: ground.namesOf,
  })
  const category = createCategoryKind({ namesOf, history: history.category })
  const deadline = createDeadlineKind({ namesOf, history: history.deadline })
  const store = createRoutingStore(db.prisma)
  const peopleNow = createPeopleNow({ ...ground, store })
  const routing = createRoutingKind({ peopleOf: ground.namesOf, history: history.routing })
  ruleSets.register(category)
  ruleSets.register(deadline)
  ruleSets.register(routing)
  const capability: Capability = {
    routes: (server) => triageRoutes(server, { ...ground.guards, namesOf }),
    queues: triageQueues({
      db,
      clock,
      ruleSets,
      category,
      deadline,
      routing,
      peopleNow,
      takeTurn: (tx, portalId, groupId, userId) => store.takeTurn(tx, portalId, groupId, userId, clock.now()),
      responsibleOf: (portalId, request) => store.responsibleOf(portalId, request),
      tenantOf,
      namesOf,
      isOn: (portalId) => gate.isOn(portalId, triageSlice.name),
      requestOf: (portalId, requestId) => requests.store.byId(portalId, requestId),
      async firstLetter(portalId, requestId) {
        const letter = await openingLetter(db.prisma, portalId, requestId)
        if (!letter) return null
        return { letterId: letter.id, receivedAt: letter.receivedAt, ...(await textOf(portalId, letter.id)) }
      },
    }),
  }
  return {
    capability,
    kinds: { deadline, routing },
    /** Has the requests that letters opened decided on, in the transaction that keeps those decisions. */
    async opened(tx: Transaction, rows: readonly DecisionRow[]): Promise<void> {
      for (const { kind, outcome, portalId, requestId } of rows)
        if (kind === 'thread' && outcome === 'created' && requestId !== undefined)
          await addJob(triageJob(portalId, requestId), tx)
    },
  }
}
