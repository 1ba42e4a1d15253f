import type { FastifyRequest } from 'fastify'
import { faultAnswers } from '../../platform/http/fault-answers.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import type { Guards, Viewer } from '../../portal/index.ts'
import { periodUndo, periodUndoPreview, periodUndoStarted, standingRuleList, type PeriodUndo } from '../contract.ts'
import type { Reader, WordDeps } from '../read-words.ts'
import { standingRules, type UndoPeriod } from './period-store.ts'
import { previewPeriod } from './read-period-preview.ts'
import { startPeriodUndo, type PeriodUndoDeps } from './undo-period.ts'

export interface PeriodUndoRouteDeps extends WordDeps, PeriodUndoDeps, Pick<Guards, 'requirePermission'> {
  readerOf(request: FastifyRequest): Promise<Reader>
}

const tags = ['audit']

/** What rules wrote in a period, taken back: what would go back, then the work itself. */
export function periodUndoRoutes(server: HttpServer, deps: PeriodUndoRouteDeps): void {
  const preHandler = deps.requirePermission('runs.undo')
  server.get(
    '/api/audit/period-undo/rules',
    { schema: { tags, response: { 200: standingRuleList, ...faultAnswers } }, preHandler },
    async ({ viewer }) => ({ rules: await standingRules(deps.db.prisma, viewer.portalId) }),
  )
  server.post(
    '/api/audit/period-undo/preview',
    { schema: { tags, body: periodUndo, response: { 200: periodUndoPreview, ...faultAnswers } }, preHandler },
    async (request) =>
      previewPeriod(
        { ...deps, prisma: deps.db.prisma },
        await deps.readerOf(request),
        periodOf(request.viewer, request.body),
      ),
  )
  server.post(
    '/api/audit/period-undo',
    { schema: { tags, body: periodUndo, response: { 200: periodUndoStarted, ...faultAnswers } }, preHandler },
    async ({ viewer, body }) => ({ taskId: await startPeriodUndo(deps, periodOf(viewer, body), viewer.userId) }),
  )
}

const periodOf = ({ portalId }: Viewer, { rules, from, to }: PeriodUndo): UndoPeriod => ({
  portalId,
  rules,
  from: new Date(from),
  to: new Date(to),
})
