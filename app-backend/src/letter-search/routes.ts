import { faultAnswers } from '../platform/http/fault-answers.ts'
import type { HttpServer } from '../platform/http/server.ts'
import type { Guards } from '../portal/index.ts'
import { searchPage, searchQuery } from './contract.ts'
import { searchLetters, type SearchDeps } from './search-letters.ts'

/** Search over the letters of the requests that the viewer may read. */
export function letterSearchRoutes(server: HttpServer, deps: SearchDeps & Guards) {
  server.get(
    '/api/letters/search',
    {
      schema: { tags: ['letters'], querystring: searchQuery, response: { 200: searchPage, ...faultAnswers } },
      preHandler: deps.requirePermission('requests.read'),
    },
    ({ viewer, query }) => searchLetters(deps, viewer, query),
  )
}
