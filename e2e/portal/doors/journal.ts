import type { FastifyInstance } from 'fastify'
import type { JournalFilter } from '../journal.ts'
import { journalLine } from '../journal.ts'
import type { PortalState } from '../store/state.ts'
import { asInt, asMap, asText } from '../wire/params.ts'

/** Every REST call: as a list, and as a file with one call a line. Filters: since, app, user, method (`crm.*`), status (`error`). */
export function registerJournalDoors(app: FastifyInstance, state: PortalState): void {
  app.get('/journal', async (request) => state.journal.find(filterOf(request.query)))
  app.get('/journal.jsonl', async (request, reply) =>
    reply
      .type('application/jsonl; charset=utf-8')
      .header('content-disposition', 'attachment; filename="journal.jsonl"')
      .send(state.journal.find(filterOf(request.query)).map(journalLine).join('')),
  )
  app.delete('/journal', async () => {
    state.journal.clear()
    return { result: true }
  })
  app.get('/unknown-methods', async () => [...state.unknownMethods])
}

function filterOf(query: unknown): JournalFilter {
  const { since, app, user, method, status } = asMap(query)
  return {
    since: asInt(since),
    ...(app === undefined ? {} : { app: asText(app) }),
    ...(user === undefined ? {} : { user: asInt(user) }),
    ...(method === undefined ? {} : { method: asText(method) }),
    ...(status === undefined ? {} : { status: asText(status) }),
  }
}
