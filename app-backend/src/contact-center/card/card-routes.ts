import { Readable } from 'node:stream'
import { z } from 'zod'
import { giveFile } from '../../platform/files/give-file.ts'
import { faultAnswers } from '../../platform/http/fault-answers.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import type { Guards } from '../../portal/index.ts'
import { cardRecord, centerCard } from './contract.ts'
import { readCard, readVersion, type CardDeps } from './read-card.ts'

const tags = ['contact centre']
const base = '/api/contact-center/card'
const version = z.object({ id: z.coerce.number().int().positive(), version: z.uuid() })

/** The contact centre in a card of the CRM, for whoever may see the card. */
export function centerCardRoutes(server: HttpServer, deps: CardDeps & Pick<Guards, 'requireViewer'>): void {
  const preHandler = deps.requireViewer
  server.get(
    `${base}/:kind/:id`,
    { schema: { tags, params: cardRecord, response: { 200: centerCard, ...faultAnswers } }, preHandler },
    ({ viewer, params }) => readCard(deps, viewer, params),
  )
  const file = z.instanceof(Readable).describe('the file')
  server.get(
    `${base}/deal/:id/files/:version`,
    { schema: { tags, params: version, response: { 200: file, ...faultAnswers } }, preHandler },
    async ({ viewer, params }, reply) => giveFile(reply, await readVersion(deps, viewer, params.id, params.version)),
  )
}
