import { z } from 'zod'
import { companyEntityTypeId, type BatchItem, type BatchReference, type Command } from '../portal/index.ts'

const companies = z.object({ items: z.array(z.object({ id: z.coerce.number(), title: z.string().nullish() })) })

/** Asks for the name of the company that a command before it tells. Bitrix24 docs: api-reference/crm/universal/crm-item-list */
export const companyName = (id: BatchReference): Command => ({
  method: 'crm.item.list',
  params: {
    entityTypeId: companyEntityTypeId,
    select: ['id', 'title'],
    filter: { '@id': id },
    order: { id: 'ASC' },
    start: 0,
  },
})

/** Names by id; a reference that leads nowhere asks for any company: only an id that is known counts. */
export function companiesIn(answer: BatchItem): Map<number, string> {
  const found = answer.ok ? (companies.safeParse(answer.result).data?.items ?? []) : []
  return new Map(found.map(({ id, title }) => [id, title || `№ ${id}`]))
}
