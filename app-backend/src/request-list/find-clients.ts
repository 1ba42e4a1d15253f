import { z } from 'zod'
import {
  actorOf,
  companyEntityTypeId,
  contactEntityTypeId,
  type BatchItem,
  type Command,
  type Viewer,
} from '../portal/index.ts'
import type { FoundByWords } from './contract.ts'
import type { RequestListDeps } from './list-deps.ts'
import type { SearchMeaning } from './rules/quick-search.ts'

/** Of each kind; more of them narrow nothing. */
const mostClients = 100
const shortest = 3

const hits = z.object({
  CONTACT: z.array(z.coerce.number()).optional(),
  COMPANY: z.array(z.coerce.number()).optional(),
  LEAD: z.array(z.coerce.number()).optional(),
})
const items = z.object({ items: z.array(z.object({ id: z.coerce.number().int() })) })

/**
 * Clients whom a search means, by phone, mail address or name, as far as the viewer may see them: one REST request, none for a
 * number alone. At 20 hits of one type the portal drops the others, so each type is asked for alone.
 * Bitrix24 docs: api-reference/crm/duplicates/crm-duplicate-find-by-comm
 */
export async function findClients(
  { portal }: Pick<RequestListDeps, 'portal'>,
  viewer: Viewer,
  meaning: SearchMeaning,
  entityTypeId: number,
): Promise<FoundByWords> {
  const commands = { ...byAddress(meaning), ...byName(meaning) }
  if (Object.keys(commands).length === 0) return { requestIds: [], contactIds: [], companyIds: [] }
  const answers = await portal.batch(actorOf(viewer), commands, { kind: 'read', patienceMs: 10_000 })
  const found = Object.entries(answers).map(([key, answer]) => idsOf(key, answer))
  const of = (type: 'contact' | 'company' | 'lead') =>
    [...new Set(found.flatMap((one) => (one.type === type ? one.ids : [])))].slice(0, mostClients)
  return { requestIds: entityTypeId === 1 ? of('lead') : [], contactIds: of('contact'), companyIds: of('company') }
}

function byAddress({ phones, email }: SearchMeaning): Record<string, Command> {
  const asked = [
    ...(phones.length > 0 ? [['PHONE', phones] as const] : []),
    ...(email === null ? [] : [['EMAIL', [email]] as const]),
  ]
  return Object.fromEntries(
    asked.flatMap(([type, values]) =>
      (['CONTACT', 'COMPANY', 'LEAD'] as const).map((entity) => [
        `${type}_${entity}`,
        { method: 'crm.duplicate.findbycomm', params: { type, values, entity_type: entity } },
      ]),
    ),
  )
}

function byName({ text, id, phones, email }: SearchMeaning): Record<string, Command> {
  if (id !== null || phones.length > 0 || email !== null || text.length < shortest) return {}
  const list = (entityTypeId: number, filter: object): Command => ({
    method: 'crm.item.list',
    params: { entityTypeId, filter, select: ['id'], order: { id: 'DESC' }, start: -1 },
  })
  const contact = { logic: 'OR', 0: { '%lastName': text }, 1: { '%name': text } }
  return {
    NAME_CONTACT: list(contactEntityTypeId, { 0: contact }),
    NAME_COMPANY: list(companyEntityTypeId, { '%title': text }),
  }
}

/** A client whom the portal does not show to the viewer narrows nothing. */
function idsOf(key: string, answer: BatchItem): { type: 'contact' | 'company' | 'lead'; ids: number[] } {
  const entity = key.split('_')[1] as 'CONTACT' | 'COMPANY' | 'LEAD'
  const type = entity.toLowerCase() as 'contact' | 'company' | 'lead'
  if (!answer.ok) return { type, ids: [] }
  if (key.startsWith('NAME')) return { type, ids: items.safeParse(answer.result).data?.items.map(({ id }) => id) ?? [] }
  return { type, ids: hits.safeParse(answer.result).data?.[entity] ?? [] }
}
