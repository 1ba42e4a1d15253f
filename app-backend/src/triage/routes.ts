import { faultAnswers } from '../platform/http/fault-answers.ts'
import type { HttpServer } from '../platform/http/server.ts'
import type { Guards } from '../portal/index.ts'
import { categoryList } from './contract.ts'

export interface TriageRouteDeps extends Pick<Guards, 'requirePermission'> {
  namesOf(portalId: string): Promise<ReadonlyMap<string, string>>
}

/** What the editors of the rules choose from. */
export function triageRoutes(server: HttpServer, { requirePermission, namesOf }: TriageRouteDeps): void {
  server.get(
    '/api/categories',
    {
      schema: { tags: ['rules'], response: { 200: categoryList, ...faultAnswers } },
      preHandler: requirePermission('rules.view'),
    },
    async ({ viewer }) => ({
      categories: Array.from(await namesOf(viewer.portalId), ([id, name]) => ({ id, name })),
    }),
  )
}
