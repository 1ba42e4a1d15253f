import type { z } from 'zod'
import { actorOf, contactEntityTypeId, type Command, type Viewer } from '../portal/index.ts'
import type { ClientOptions, clientsQuery } from './contract.ts'
import type { RequestListDeps } from './list-deps.ts'
import { namesIn } from './row-names.ts'

/**
 * Clients and other records by the words of their names, and those of a condition by their numbers, as the viewer may see them: one REST request.
 * Bitrix24 docs: api-reference/crm/universal/crm-item-list
 */
export async function readClients(
  { portal }: Pick<RequestListDeps, 'portal'>,
  viewer: Viewer,
  { entityTypeId, text, ids }: z.output<typeof clientsQuery>,
): Promise<ClientOptions> {
  const person = entityTypeId === contactEntityTypeId
  const select = person ? ['id', 'name', 'lastName'] : ['id', 'title']
  const list = (filter: object): Command => ({
    method: 'crm.item.list',
    params: { entityTypeId, select, filter, order: { id: 'DESC' }, start: -1 },
  })
  const named = person ? { logic: 'OR', 0: { '%lastName': text }, 1: { '%name': text } } : { '%title': text }
  const commands: Record<string, Command> = {
    ...(text === '' ? {} : { named: list({ 0: named }) }),
    ...(ids.length === 0 ? {} : { chosen: list({ '@id': ids }) }),
  }
  if (Object.keys(commands).length === 0) return { clients: [] }
  const answers = await portal.batch(actorOf(viewer), commands, { kind: 'read', patienceMs: 10_000 })
  const of = (key: string, chosen: boolean) =>
    [...namesIn(answers[key])].map(([id, name]) => ({ id: String(id), name, chosen }))
  return { clients: [...of('chosen', true), ...of('named', false)] }
}
