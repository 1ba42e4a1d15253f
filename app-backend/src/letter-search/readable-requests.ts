import { z } from 'zod'
import { AppError } from '../platform/errors/app-error.ts'
import { actorOf, faultError, type Command, type PortalClient, type Viewer } from '../portal/index.ts'
import type { RequestWithWords } from './search-read-model.ts'

/** The portal gives 50 rows a page and takes 50 commands a request. */
const pageSize = 50
export const mostRequests = pageSize * 50

const items = z.object({ items: z.array(z.object({ id: z.coerce.number().int(), title: z.string().nullish() })) })

/**
 * Titles of those requests that the person may read, by our number: the portal says so by the person's own token. One REST
 * request for up to 2500. Bitrix24 docs: api-reference/crm/universal/crm-item-list
 */
export async function readableRequests(
  portal: PortalClient,
  viewer: Viewer,
  requests: readonly RequestWithWords[],
): Promise<Map<number, string>> {
  const pages = [...Map.groupBy(requests, ({ entityTypeId }) => entityTypeId)].flatMap(([entityTypeId, all]) =>
    Array.from({ length: Math.ceil(all.length / pageSize) }, (_, page) => ({
      entityTypeId,
      part: all.slice(page * pageSize, (page + 1) * pageSize),
    })),
  )
  if (pages.length === 0) return new Map()
  const commands = Object.fromEntries(pages.map((page, at): [string, Command] => [`p${at}`, listOf(page)]))
  const answers = await portal.batch(actorOf(viewer), commands, { kind: 'read', patienceMs: 10_000 })
  const readable = new Map<number, string>()
  for (const [at, { part }] of pages.entries()) {
    const answer = answers[`p${at}`]
    if (!answer) throw new AppError('portal.unavailable')
    if (!answer.ok) {
      // No right to the whole type: none of its requests is shown.
      if (answer.fault.code === 'portal.refused' || answer.fault.code === 'portal.no-rights') continue
      throw faultError(answer.fault, { kind: 'read' })
    }
    const seen = new Map(items.parse(answer.result).items.map(({ id, title }) => [id, title ?? '']))
    for (const { requestId, entityId } of part) {
      const title = seen.get(entityId)
      if (title !== undefined) readable.set(requestId, title)
    }
  }
  return readable
}

const listOf = ({ entityTypeId, part }: { entityTypeId: number; part: readonly RequestWithWords[] }): Command => ({
  method: 'crm.item.list',
  params: { entityTypeId, filter: { '@id': part.map(({ entityId }) => entityId) }, select: ['id', 'title'], start: -1 },
})
