import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { Readable } from 'node:stream'
import { z } from 'zod'
import type { Clock } from '../platform/clock/clock.ts'
import { AppError } from '../platform/errors/app-error.ts'
import { spool } from '../platform/files/spool.ts'
import { langOf } from '../platform/http/answer-errors.ts'
import { faultAnswers } from '../platform/http/fault-answers.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { tableTypes, writeTable } from '../platform/tables/write-table.ts'
import type { Guards } from '../portal/index.ts'
import type { CategoryKindDeps } from './category-kind.ts'
import {
  dictionaryFile,
  dictionaryFileQuery,
  dictionaryUse,
  dictionaryUseBody,
  wordsToLearn,
  wordsToLearnBody,
  type CategoryRules,
} from './contract.ts'
import { dictionaryTable } from './dictionary-table.ts'
import { learnFromPeople } from './learn-from-people.ts'
import { readDictionaryUse } from './read-dictionary-use.ts'
import { readDictionary } from './read-dictionary.ts'

export interface CategorizationRouteDeps extends Pick<Guards, 'requirePermission'>, CategoryKindDeps {
  /** The draft that is edited, else the rules at work. */
  rulesOf(portalId: string): Promise<CategoryRules>
  clock: Clock
}

const tags = ['rules']
const largestFile = 5 * 1024 ** 2

/** What the dictionary could learn; the dictionary as a file, out and in. */
export function categorizationRoutes(server: HttpServer, deps: CategorizationRouteDeps): void {
  const preHandler = deps.requirePermission('rules.edit')
  server.post(
    '/api/categories/words-to-learn',
    { schema: { tags, body: wordsToLearnBody, response: { 200: wordsToLearn, ...faultAnswers } }, preHandler },
    ({ viewer, body }) => learnFromPeople(deps, viewer.portalId, body.rules),
  )

  server.post(
    '/api/categories/dictionary-use',
    { schema: { tags, body: dictionaryUseBody, response: { 200: dictionaryUse, ...faultAnswers } }, preHandler },
    ({ viewer, body: { rules, days } }) => {
      const from = new Date(deps.clock.now().getTime() - days * 86_400_000)
      return readDictionaryUse(deps, viewer.portalId, { rules, from })
    },
  )

  const file = z.instanceof(Readable).describe('the dictionary as XLSX or CSV')
  server.get(
    '/api/categories/dictionary',
    { schema: { tags, querystring: dictionaryFileQuery, response: { 200: file, ...faultAnswers } }, preHandler },
    async (request, reply) => {
      const { portalId } = request.viewer
      const { format } = request.query
      const [{ lines }, names] = [await deps.rulesOf(portalId), await deps.namesOf(portalId)]
      return reply
        .header('content-type', tableTypes[format])
        .header('content-disposition', `attachment; filename="dictionary.${format}"`)
        .send(Readable.from(writeTable(format, dictionaryTable(lines, names, langOf(request)))))
    },
  )

  void server.register((scope, _options, done) => {
    // The body is the file itself.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('application/octet-stream', (_request, payload, parsed) => parsed(null, payload))
    readRoute(scope as unknown as HttpServer, deps)
    done()
  })
}

function readRoute(server: HttpServer, { requirePermission, namesOf }: CategorizationRouteDeps): void {
  server.post(
    '/api/categories/dictionary',
    {
      schema: { tags, response: { 200: dictionaryFile, ...faultAnswers } },
      preHandler: requirePermission('rules.edit'),
      bodyLimit: Number.MAX_SAFE_INTEGER,
      config: { slowBody: true },
    },
    async ({ viewer, body }, reply) => {
      // Of a refused file the rest is never read: its connection can carry no other request.
      reply.header('connection', 'close')
      if (!(body instanceof Readable)) throw new AppError('input.invalid', { params: { detail: 'body' } })
      const content = body.iterator({ destroyOnReturn: false })
      const { path } = await spool(content, tmpdir(), `poryadok-dictionary-${randomUUID()}`, largestFile)
      try {
        return await readDictionary(path, await namesOf(viewer.portalId))
      } finally {
        await rm(path, { force: true })
      }
    },
  )
}
