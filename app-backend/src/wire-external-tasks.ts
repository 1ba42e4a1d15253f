import { recordDecisions } from './audit/index.ts'
import type { Capability } from './capability.ts'
import type { Ground } from './ground.ts'
import {
  createExternalTaskStore,
  externalTaskQueues,
  externalTaskRoutes,
  externalTasksSlice,
  hearTasks,
  moveTasks,
  takeAutomatic,
  takeReply,
  type ExternalTaskDeps,
  type TaskMove,
} from './external-tasks/index.ts'
import { ownAddresses, type IntakeDeps } from './intake/index.ts'
import type { IncomingLetter } from './requests/index.ts'
import { isAppError } from './platform/errors/app-error.ts'
import { assertReplyFiles, keepReplyFile, sendFromRequest } from './correspondence/index.ts'
import type { WiredCorrespondence } from './wire-correspondence.ts'
import type { Requests } from './wire-requests.ts'

type AutomaticNews = Parameters<IntakeDeps['automatic']>[1]

/** What of a program's letters is said in the task; a receipt or a list says nothing of it. */
const told: Partial<Record<AutomaticNews['kind'], 'automatic' | 'bounce'>> = {
  'bounce-hard': 'bounce',
  'bounce-soft': 'automatic',
  'bounce-delayed': 'automatic',
  'auto-reply': 'automatic',
}

export type WiredExternalTasks = ReturnType<typeof wireExternalTasks>

/** Tasks for people outside: events of tasks, letters to performers, their answers. */
export function wireExternalTasks(ground: Ground, requests: Requests, correspondence: WiredCorrespondence) {
  const { clock, db, portal, tenantOf, settings, storage, sync, gate } = ground
  const deps: ExternalTaskDeps = {
    db,
    clock,
    portal: portal.client,
    store: createExternalTaskStore(db.prisma),
    requests: requests.store,
    writes: ground.writes,
    notices: ground.messages.notices,
    addJob: ground.addJob,
    recordDecisions,
    tenantOf,
    settings: (portalId) => settings.of(portalId, externalTasksSlice),
    ownAddresses: (portalId) => ownAddresses(db.prisma, portalId),
    async fileNames(portalId, ids) {
      const found = await Promise.all(ids.map((id) => storage.files.find(portalId, id).catch(unlessGone)))
      return found.flatMap((file) => file ?? [])
    },
    download: portal.download,
    async keepFile(portalId, requestId, name, content) {
      return (await keepReplyFile(correspondence.deps, { portalId, requestId, name, content: [content] })).id
    },
    send: (letter, within) => sendFromRequest(correspondence.deps, letter, within),
    async announce(portalId, requestId) {
      const request = await requests.store.byId(portalId, requestId)
      if (request) await requests.live.announce(await tenantOf(portalId), request.entityId, 'changed')
    },
  }
  const hear = hearTasks(deps)
  sync.onEvent(async (tenant, event) => {
    if (await gate.isOn(tenant.id, externalTasksSlice.name)) await hear(tenant, event)
  })
  const capability: Capability = {
    queues: externalTaskQueues({ ...deps, files: storage.files }),
    routes: (server) =>
      externalTaskRoutes(server, {
        ...deps,
        ...gate.guards(ground.guards, externalTasksSlice.name),
        assertFiles: (...files) => assertReplyFiles(correspondence.deps, ...files),
        async mayReply(viewer) {
          const tenant = await tenantOf(viewer.portalId)
          return (await portal.permissions.of(tenant, viewer)).actions.includes('requests.reply')
        },
      }),
  }
  return {
    capability,
    moveTasks: (tx: Parameters<typeof moveTasks>[1], move: TaskMove) => moveTasks(deps, tx, move),
    taskReply: (letter: IncomingLetter, { taskId }: { taskId: number }) =>
      takeReply({ ...deps, letters: requests.letters }, letter, taskId),
    /** What a program wrote in a performer's thread. */
    async automatic({ taskId, kind, portalId, letterId, addresses }: AutomaticNews) {
      const as = told[kind]
      if (taskId !== null && as) await takeAutomatic(deps, { portalId, letterId, kind: as, addresses }, taskId)
    },
  }
}

const unlessGone = (error: unknown) => {
  if (isAppError(error, 'file.not-found')) return null
  throw error
}
