import { z } from 'zod'
import type { Clock } from '../clock/clock.ts'
import { listLongTasksQuery, longTask, longTaskList } from '../contract.ts'
import type { Database } from '../db/database.ts'
import { AppError } from '../errors/app-error.ts'
import { langOf } from '../http/answer-errors.ts'
import { faultAnswers } from '../http/fault-answers.ts'
import type { Guard } from '../http/guard.ts'
import type { HttpServer } from '../http/server.ts'
import type { Live } from '../live/create-live.ts'
import { createStreams } from '../live/create-streams.ts'
import type { LongWork } from './create-long-work.ts'
import { liveTopic, newsOf } from './long-task-news.ts'
import { listTasks, taskById } from './long-task-store.ts'
import { longTaskView } from './long-task-view.ts'

export interface LongWorkRouteDeps {
  db: Database
  clock: Clock
  live: Live
  longWork: LongWork
  requireAdmin: Guard
}

const pageSize = 50
const params = z.object({ id: z.uuid() })
const tags = ['long-work']
const one = { 200: longTask, ...faultAnswers }

/** Long work of a portal: list, one, pause, resume, cancel, live progress. */
export function longWorkRoutes(server: HttpServer, deps: LongWorkRouteDeps) {
  const { db, clock, live, longWork } = deps
  const preHandler = deps.requireAdmin
  const stream = createStreams(server)

  server.get(
    '/api/long-work',
    { schema: { tags, querystring: listLongTasksQuery, response: { 200: longTaskList, ...faultAnswers } }, preHandler },
    async (request) => {
      const tasks = await listTasks(db.prisma, request.viewer.portalId, request.query, pageSize + 1)
      const shown = tasks.slice(0, pageSize).map((task) => longTaskView(task, langOf(request), clock.now()))
      return { tasks: shown, more: tasks.length > pageSize }
    },
  )

  server.get('/api/long-work/:id', { schema: { tags, params, response: one }, preHandler }, async (request) => {
    const task = await taskById(db.prisma, request.viewer.portalId, request.params.id)
    if (!task) throw new AppError('long-work.not-found')
    return longTaskView(task, langOf(request), clock.now())
  })

  for (const verb of ['pause', 'resume', 'cancel'] as const) {
    server.post(
      `/api/long-work/:id/${verb}`,
      { schema: { tags, params, response: one }, preHandler },
      async (request) => {
        const task = await longWork[verb](request.viewer.portalId, request.params.id)
        return longTaskView(task, langOf(request), clock.now())
      },
    )
  }

  server.get('/api/long-work/stream', { schema: { tags, hide: true }, preHandler }, async (request, reply) => {
    const lang = langOf(request)
    reply.hijack()
    stream(reply.raw, (hear) =>
      live.follow(request.viewer.portalId, liveTopic, (news) => {
        const task = newsOf(news)
        hear({ task: task === null ? null : longTaskView(task, lang, clock.now()) })
      }),
    )
  })
}
