import { z } from 'zod'
import { actorOf, companyEntityTypeId, contactEntityTypeId, type PortalClient, type Viewer } from '../portal/index.ts'
import type { RoutingClient } from './contract.ts'

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')
const companies = z.object({ items: z.array(z.object({ id: z.coerce.number(), title: text })) })
const contacts = z.object({ items: z.array(z.object({ id: z.coerce.number(), name: text, lastName: text })) })
const shown = 20

/**
 * Companies and contacts whose name holds the words, by the viewer's own rights: one request to the portal. Bitrix24 docs:
 * api-reference/crm/universal/crm-item-list
 */
export async function findClients(
  portal: Pick<PortalClient, 'batch'>,
  viewer: Viewer,
  search: string,
): Promise<RoutingClient[]> {
  const list = (entityTypeId: number, filter: object, select: string[]) => ({
    method: 'crm.item.list',
    params: { entityTypeId, filter, select, order: { id: 'DESC' }, start: -1 },
  })
  const byName = { logic: 'OR', 0: { '%lastName': search }, 1: { '%name': search } }
  const answers = await portal.batch(
    actorOf(viewer),
    {
      companies: list(companyEntityTypeId, { '%title': search }, ['id', 'title']),
      contacts: list(contactEntityTypeId, { 0: byName }, ['id', 'name', 'lastName']),
    },
    { kind: 'read' },
  )
  const found = answers.companies.ok ? companies.parse(answers.companies.result).items : []
  const people = answers.contacts.ok ? contacts.parse(answers.contacts.result).items : []
  return [
    ...found
      .slice(0, shown)
      .map(({ id, title }) => ({ entityTypeId: companyEntityTypeId, id, name: title || `№ ${id}` })),
    ...people.slice(0, shown).map(({ id, name, lastName }) => ({
      entityTypeId: contactEntityTypeId,
      id,
      name: `${name} ${lastName}`.trim() || `№ ${id}`,
    })),
  ]
}
