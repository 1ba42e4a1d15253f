import { z } from 'zod'
import { AppError } from '../platform/errors/app-error.ts'
import { faultAnswers } from '../platform/http/fault-answers.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { actorOf, mayReadRecord, type Guards, type Viewer } from '../portal/index.ts'
import { chooseTaskPerformer } from './choose-task-performer.ts'
import {
  choosePerformerBody,
  createdTask,
  createTaskBody,
  performerList,
  performerQuery,
  previewBody,
  requestTasks,
  requestTasksQuery,
  taskAnswer,
  taskPreview,
  taskThread,
  writeToPerformerBody,
} from './contract.ts'
import { createTask, type CreateTaskDeps } from './create-task.ts'
import { findPerformers } from './find-performers.ts'
import { lookSoon } from './jobs.ts'
import { letterText } from './letter-text.ts'
import { readableTask } from './readable-task.ts'
import { listOfRequest, threadOf } from './read-thread.ts'
import { writeAnew } from './write-anew.ts'
import { writeToPerformer } from './write-to-performer.ts'

export interface ExternalTaskRouteDeps extends CreateTaskDeps, Guards {
  /** May the viewer answer at all, by the matrix of rights? */
  mayReply(viewer: Viewer): Promise<boolean>
}

const tags = ['external tasks']
const params = z.object({ taskId: z.coerce.number().int().positive() })
const done = { done: true as const }

/** External tasks of a request, the thread with a performer, and what people do in it. */
export function externalTaskRoutes(server: HttpServer, deps: ExternalTaskRouteDeps) {
  readRoutes(server, deps)
  const preHandler = deps.requirePermission('requests.reply')
  server.post(
    '/api/external-tasks',
    { schema: { tags, body: createTaskBody, response: { 200: createdTask, ...faultAnswers } }, preHandler },
    ({ viewer, body }) => createTask(deps, viewer, body),
  )
  server.post(
    '/api/external-tasks/preview',
    { schema: { tags, body: previewBody, response: { 200: taskPreview, ...faultAnswers } }, preHandler },
    async ({ viewer, body }) => {
      const { language: lang, zone } = await deps.tenantOf(viewer.portalId)
      const { title, description, deadline, performer, files } = body
      return letterText(
        { kind: 'task', taskId: null, task: { title, description, deadline }, performer, files },
        { lang, zone },
      )
    },
  )
  taskRoutes(server, deps)
}

function readRoutes(server: HttpServer, deps: ExternalTaskRouteDeps) {
  const preHandler = deps.requirePermission('requests.read')
  server.get(
    '/api/external-tasks',
    { schema: { tags, querystring: requestTasksQuery, response: { 200: requestTasks, ...faultAnswers } }, preHandler },
    async ({ viewer, query }) => {
      const { entityTypeId } = await deps.tenantOf(viewer.portalId)
      const readable = await mayReadRecord(deps.portal, actorOf(viewer), { entityTypeId, id: query.request })
      if (!readable) throw new AppError('request.not-found')
      return listOfRequest(deps, viewer, { entityTypeId, entityId: query.request })
    },
  )
  server.get(
    '/api/external-tasks/performers',
    {
      schema: { tags, querystring: performerQuery, response: { 200: performerList, ...faultAnswers } },
      preHandler: deps.requirePermission('requests.reply'),
    },
    ({ viewer, query }) => findPerformers(deps.portal, viewer, query.search),
  )
  server.get(
    '/api/external-tasks/:taskId',
    { schema: { tags, params, response: { 200: taskThread, ...faultAnswers } }, preHandler },
    ({ viewer, params: { taskId } }) => threadOf(deps, viewer, taskId),
  )
}

function taskRoutes(server: HttpServer, deps: ExternalTaskRouteDeps) {
  const preHandler = deps.requirePermission('requests.reply')
  const response = { 200: taskAnswer, ...faultAnswers }
  server.put(
    '/api/external-tasks/:taskId/performer',
    { schema: { tags, params, body: choosePerformerBody, response }, preHandler },
    async ({ viewer, params: { taskId }, body }) => {
      await chooseTaskPerformer(deps, viewer, taskId, body)
      return done
    },
  )
  server.post(
    '/api/external-tasks/:taskId/letters',
    { schema: { tags, params, body: writeToPerformerBody, response }, preHandler },
    async ({ viewer, params: { taskId }, body }) => {
      await writeToPerformer(deps, viewer, taskId, body)
      return done
    },
  )
  server.post(
    '/api/external-tasks/:taskId/look',
    { schema: { tags, params, response }, preHandler },
    async ({ viewer, params: { taskId } }) => {
      const { known } = await readableTask(deps, viewer, taskId)
      await writeAnew(deps, known)
      await lookSoon(deps, viewer.portalId, taskId)
      return done
    },
  )
}
