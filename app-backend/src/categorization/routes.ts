import { faultAnswers } from '../platform/http/fault-answers.ts'
import type { HttpServer } from '../platform/http/server.ts'
import type { Guards } from '../portal/index.ts'
import type { CategoryKindDeps } from './category-kind.ts'
import { wordsToLearn, wordsToLearnBody } from './contract.ts'
import { learnFromPeople } from './learn-from-people.ts'

export interface CategorizationRouteDeps extends Pick<Guards, 'requirePermission'>, Pick<CategoryKindDeps, 'history'> {}

/** What the dictionary could learn. */
export function categorizationRoutes(server: HttpServer, deps: CategorizationRouteDeps): void {
  server.post(
    '/api/categories/words-to-learn',
    {
      schema: { tags: ['rules'], body: wordsToLearnBody, response: { 200: wordsToLearn, ...faultAnswers } },
      preHandler: deps.requirePermission('rules.edit'),
    },
    ({ viewer, body }) => learnFromPeople(deps, viewer.portalId, body.rules),
  )
}
