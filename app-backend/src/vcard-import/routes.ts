import type { Database } from '../platform/db/database.ts'
import { z } from 'zod'
import { faultAnswers } from '../platform/http/fault-answers.ts'
import type { HttpServer } from '../platform/http/server.ts'
import type { Guards, Viewer } from '../portal/index.ts'
import { decideBody, decided, importPage, importQuery, queuePage, undoneImport } from './contract.ts'
import { decideCard, type DecideDeps } from './decide-card.ts'
import { readImports, readQueue } from './read-model.ts'
import { undoImport, type UndoImportDeps } from './undo-import.ts'

export interface CardRouteDeps extends Guards, DecideDeps, UndoImportDeps {
  db: Pick<Database, 'prisma'>
  /** Names of the portal's people by their ids. */
  namesOf(portalId: string): Promise<Map<number, string>>
  mayUndo(viewer: Viewer): Promise<boolean>
}

const params = z.object({ id: z.coerce.number().int().positive() })

/** Imports of visiting cards, the queue of doubtful ones, decisions and undo. */
export function cardRoutes(server: HttpServer, deps: CardRouteDeps) {
  const tags = ['cards']
  const preHandler = deps.requirePermission('cards.decide')

  server.get(
    '/api/cards/imports',
    { schema: { tags, querystring: importQuery, response: { 200: importPage, ...faultAnswers } }, preHandler },
    async ({ viewer, query }) => {
      const names = await deps.namesOf(viewer.portalId)
      const page = await readImports(deps.db.prisma, viewer.portalId, query.before, names)
      return { ...page, mayUndo: await deps.mayUndo(viewer) }
    },
  )

  server.get(
    '/api/cards/queue',
    { schema: { tags, response: { 200: queuePage, ...faultAnswers } }, preHandler },
    ({ viewer }) => readQueue(deps.db.prisma, viewer.portalId),
  )

  server.post(
    '/api/cards/:id/decide',
    { schema: { tags, params, body: decideBody, response: { 200: decided, ...faultAnswers } }, preHandler },
    async ({ viewer, params: { id }, body }) => {
      await decideCard(deps, viewer, id, body)
      return { done: true as const }
    },
  )

  server.post(
    '/api/cards/imports/:id/undo',
    {
      schema: { tags, params, response: { 200: undoneImport, ...faultAnswers } },
      preHandler: deps.requirePermission('runs.undo'),
    },
    ({ viewer, params: { id } }) => undoImport(deps, viewer, id),
  )
}
