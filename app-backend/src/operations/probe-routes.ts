import { timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { Database } from '../platform/db/database.ts'
import { AppError } from '../platform/errors/app-error.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { databaseAnswers } from './health/host-read-model.ts'
import type { Metrics } from './health/metrics.ts'

export interface ProbeDeps {
  prisma: Database['prisma']
  metrics: Metrics
  /** Who asks for metrics shows it as a bearer token; without one they are told to nobody. */
  metricsToken: string | undefined
  /** True while the process takes no new work because it stops. */
  stopping(): boolean
}

const state = z.object({ state: z.enum(['alive', 'ready', 'stopping', 'no-database']) })
const tags = ['probes']

/** For balancers and monitors: does the process live, may it get requests, how is it. No names, no versions, no secrets. */
export function probeRoutes(server: HttpServer, { prisma, metrics, metricsToken, stopping }: ProbeDeps) {
  const config = { open: 'a balancer asks, and hears nothing but whether to send requests' }
  server.get('/health/live', { config, schema: { tags, response: { 200: state } } }, () => ({
    state: 'alive' as const,
  }))

  server.get(
    '/health/ready',
    { config, schema: { tags, response: { 200: state, 503: state } } },
    async (_request, reply) => {
      if (stopping()) return reply.status(503).send({ state: 'stopping' })
      const answers = await databaseAnswers(prisma)
      return answers ? { state: 'ready' as const } : reply.status(503).send({ state: 'no-database' })
    },
  )

  const bearer = { open: 'the operator’s bearer token proves the monitor' }
  server.get('/metrics', { config: bearer, schema: { tags, hide: true } }, async (request, reply) => {
    // A wrong token hears what a wrong address hears: nobody learns that there is something to guess.
    if (!isToken(metricsToken, request.headers.authorization)) throw new AppError('route.not-found')
    return reply.type(metrics.contentType).send(await metrics.read())
  })
}

function isToken(wanted: string | undefined, header: string | undefined): boolean {
  if (wanted === undefined || header === undefined) return false
  const [expected, given] = [Buffer.from(`Bearer ${wanted}`), Buffer.from(header)]
  return expected.length === given.length && timingSafeEqual(expected, given)
}
