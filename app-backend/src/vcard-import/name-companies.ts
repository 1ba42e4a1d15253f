import { z } from 'zod'
import { companyEntityTypeId, type Actor, type PortalClient } from '../portal/index.ts'
import type { CardChoice } from './rules/card-plan.ts'

const titled = z.object({ items: z.array(z.object({ id: z.coerce.number().int(), title: z.string().nullish() })) })
/** Rows of one answer. */
const most = 50

/** Writes titles into choices whose companies are known by number only: one request, none where all are named. */
export async function nameCompanies(portal: PortalClient, actor: Actor, choices: readonly CardChoice[]): Promise<void> {
  const nameless = choices.flatMap(({ companies }) => companies.filter(({ title }) => title === ''))
  const ids = [...new Set(nameless.map(({ id }) => id))].slice(0, most)
  if (ids.length === 0) return
  const params = { entityTypeId: companyEntityTypeId, filter: { '@id': ids }, select: ['id', 'title'], start: -1 }
  const { items } = titled.parse((await portal.call(actor, 'crm.item.list', params, { kind: 'read' })).result)
  const titles = new Map(items.map(({ id, title }) => [id, title ?? '']))
  for (const one of nameless) one.title = titles.get(one.id) ?? ''
}
