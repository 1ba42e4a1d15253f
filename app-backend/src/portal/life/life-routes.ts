import { AppError } from '../../platform/errors/app-error.ts'
import { langOf } from '../../platform/http/answer-errors.ts'
import { faultAnswers } from '../../platform/http/fault-answers.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import type { Guards } from '../session/require-viewer.ts'
import { portalLife } from '../contract.ts'
import { readLife, type LifeDeps } from './read-life.ts'

/** The overview of the app's own page. */
export function lifeRoutes(server: HttpServer, deps: LifeDeps & Pick<Guards, 'requirePermission'>) {
  server.get(
    '/api/life',
    {
      schema: { tags: ['setup'], response: { 200: portalLife, ...faultAnswers } },
      preHandler: deps.requirePermission('settings.view'),
    },
    async (request) => {
      const tenant = await deps.tenants.byId(request.viewer.portalId)
      if (!tenant) throw new AppError('portal.unknown')
      return readLife(deps, tenant, langOf(request))
    },
  )
}
