import type { DecisionRow } from './audit/index.ts'
import type { Capability } from './capability.ts'
import { categorizationRoutes, createCategoryKind } from './categorization/index.ts'
import { ownText } from './correspondence/index.ts'
import { createDeadlineKind, deadlineRoutes, startYears, yearQueues } from './deadlines/index.ts'
import type { Ground } from './ground.ts'
import { mailboxChoices } from './intake/index.ts'
import { createRoutingKind, createRoutingStore, routingRoutes } from './routing/index.ts'
import type { Transaction } from './platform/db/database.ts'
import {
  actForRobot,
  createLetterHistory,
  followWaiting,
  forgetSuggestion,
  hearRequests,
  hearUndone,
  letterJobs,
  openingLetter,
  readCardWords,
  readDeadlineMoves,
  readWaiting,
  recountJob,
  releaseDeadline,
  triageQueues,
  triageRoutes,
  triageSlice,
  type TriageDeps,
} from './triage/index.ts'
import { threadingSlice } from './threading/index.ts'
import { createPeopleNow } from './people-now.ts'
import type { WiredCorrespondence } from './wire-correspondence.ts'
import type { WiredRequestList } from './wire-request-list.ts'
import type { Requests } from './wire-requests.ts'
import type { Rules } from './wire-rule-sets.ts'

export type Triage = ReturnType<typeof wireTriage>

type Letters = Pick<WiredCorrespondence, 'deps'>['deps']
type Kinds = ReturnType<typeof wireKinds>
type AfterFirst<Work> = Work extends (first: never, ...rest: infer Rest) => unknown ? Rest : never

/** Category, deadline and responsible of requests, by the rules of the lab. */
export function wireTriage(
  ground: Ground,
  requests: Requests,
  { deps: letters }: Pick<WiredCorrespondence, 'deps'>,
  {
    ruleSets,
    onPublished,
    setCategory,
  }: Pick<Rules, 'ruleSets' | 'onPublished'> & Pick<WiredRequestList, 'setCategory'>,
) {
  const kinds = wireKinds(ground, letters, ruleSets)
  const { category, deadline, routing } = kinds
  const triage = triageDeps(ground, requests, ruleSets, kinds)
  const asked = async (portalId: string) =>
    (await ruleSets.asked(category, portalId)) ||
    (await ruleSets.asked(deadline, portalId)) ||
    (await ruleSets.asked(routing, portalId))
  hearRequests(ground.sync.records, { ...ground, asked })
  hearUndone(ground.writes, ground)
  onPublished(async (tx, { portalId, kind }) => {
    if (kind === deadline.kind) await ground.addJob(recountJob(portalId), tx)
  })
  return {
    capability: capabilityOf(ground, { ruleSets, setCategory }, kinds, triage),
    kinds: { deadline, routing },
    /** The rules as a step of the portal's automation. */
    actForRobot: (...call: AfterFirst<typeof actForRobot>) => actForRobot(triage, ...call),
    /** Has the requests that letters opened, or opened again, decided on, in the transaction that keeps those decisions. */
    async opened(tx: Transaction, rows: readonly DecisionRow[]): Promise<void> {
      for (const job of letterJobs(rows)) await ground.addJob(job, tx)
    },
  }
}

/** The three kinds in the lab, and what they are asked about. */
function wireKinds(ground: Ground, { readLetter }: Letters, ruleSets: Rules['ruleSets']) {
  const { db, tenantOf, portal } = ground
  const textOf = async (portalId: string, letterId: number) => {
    const { subject, text } = await readLetter(portalId, letterId)
    return { subject, body: ownText(text).own }
  }
  const namesOf = async (portalId: string) => {
    const { categories } = await portal.directory.of(await tenantOf(portalId))
    return new Map(categories.map(({ id, name }) => [id, name]))
  }
  const fieldNamesOf = async (portalId: string) => (await tenantOf(portalId)).fieldNames
  const history = createLetterHistory({ prisma: db.prisma, textOf, namesOf, fieldNamesOf, peopleOf: ground.namesOf })
  const category = createCategoryKind({ namesOf, history: history.category })
  const deadline = createDeadlineKind({ namesOf, history: history.deadline, clock: ground.clock })
  const routing = createRoutingKind({ peopleOf: ground.namesOf, namesOf, history: history.routing })
  ruleSets.register(category)
  ruleSets.register(deadline)
  ruleSets.register(routing)
  return { category, deadline, routing, history, textOf, namesOf }
}

function triageDeps(
  ground: Ground,
  requests: Requests,
  ruleSets: Rules['ruleSets'],
  { category, deadline, routing, textOf, namesOf }: Kinds,
): TriageDeps {
  const { db, clock, portal, gate } = ground
  const store = createRoutingStore(db.prisma)
  return {
    ...ground,
    ruleSets,
    category,
    deadline,
    routing,
    notices: ground.messages.notices,
    peopleOf: ground.namesOf,
    peopleNow: createPeopleNow({ ...ground, store }),
    takeTurn: (tx, portalId, groupId, userId) => store.takeTurn(tx, portalId, groupId, userId, clock.now()),
    namesOf,
    isOn: (portalId) => gate.isOn(portalId, triageSlice.name),
    takesOthers: async (portalId) => (await ground.settings.of(portalId, triageSlice)).others,
    async fightLimits(portalId) {
      const { fightTurns: times, fightMinutes: minutes } = await ground.settings.of(portalId, triageSlice)
      return { times, minutes }
    },
    reopenOwner: async (portalId) => (await ground.settings.of(portalId, threadingSlice)).reopenOwner,
    closedStages: async (tenant) => {
      const { stages } = await portal.directory.of(tenant)
      return stages.flatMap(({ id, meaning }) => (meaning === 'process' ? [] : [id]))
    },
    isClosedStage: async (tenant, stageId) => {
      const { stages } = await portal.directory.of(tenant)
      return stages.some(({ id, meaning }) => id === stageId && meaning !== 'process')
    },
    requestOf: (portalId, requestId) => requests.store.byId(portalId, requestId),
    requestIdOf: async (place, { contactId, companyId }) =>
      (await requests.store.remember({ ...place, contactId, companyId }, clock.now())).id,
    async firstWords(tenant, requestId, request) {
      const letter = await openingLetter(db.prisma, tenant.id, requestId)
      if (!letter) return readCardWords(portal.client, tenant, request)
      const { id: letterId, receivedAt } = letter
      return { letterId, receivedAt, from: null, createdBy: null, ...(await textOf(tenant.id, letterId)) }
    },
  }
}

function capabilityOf(
  { db, live, guards, portal, tenants, tenantOf, clock }: Ground,
  { ruleSets, setCategory }: Pick<Rules, 'ruleSets'> & Pick<WiredRequestList, 'setCategory'>,
  { category, deadline, history, namesOf }: Kinds,
  triage: TriageDeps,
): Capability {
  return {
    routes(server) {
      categorizationRoutes(server, {
        ...guards,
        clock,
        namesOf,
        history: history.category,
        rulesOf: (portalId) => ruleSets.current(category, portalId),
      })
      routingRoutes(server, {
        ...guards,
        portal: portal.client,
        async peopleNow(portalId) {
          const { entityTypeId } = await tenantOf(portalId)
          const { people } = await triage.peopleNow(portalId, {
            entityTypeId,
            entityId: 0,
            contactId: null,
            deleted: false,
          })
          return { people }
        },
        choicesOf: async (portalId) => ({
          mailboxes: await mailboxChoices(db.prisma, portalId),
          sources: (await portal.directory.of(await tenantOf(portalId))).dictionaries?.['SOURCE'] ?? [],
        }),
      })
      deadlineRoutes(server, {
        ...guards,
        clock,
        portal: portal.client,
        movesOf: (portalId, rules) => readDeadlineMoves(triage, portalId, rules),
      })
      triageRoutes(server, {
        ...guards,
        portal: portal.client,
        namesOf,
        stagesOf: async (portalId) => (await portal.directory.of(await tenantOf(portalId))).stages,
        followWaiting: (portalId, hear) => followWaiting(live, portalId, hear),
        readWaiting: async (viewer) =>
          readWaiting({ ...triage, portal: portal.client }, await tenantOf(viewer.portalId), viewer),
        confirmCategory: async (viewer, entityId, categoryId) => {
          await setCategory(viewer, entityId, categoryId)
          const { portalId } = viewer
          await forgetSuggestion(triage, {
            portalId,
            entityTypeId: (await tenantOf(portalId)).entityTypeId,
            entityId,
          })
        },
        releaseDeadline: (place, userId) => releaseDeadline(triage, place, userId),
      })
    },
    queues: {
      ...triageQueues(triage),
      ...yearQueues({
        ...triage,
        activePortals: () => tenants.active(),
        rulesOf: (portalId) => ruleSets.atWork(deadline, portalId),
      }),
    },
    start: (jobs) => startYears(jobs, clock),
  }
}
