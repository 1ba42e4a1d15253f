import { z } from 'zod'
import { contactEntityTypeId, type BatchItem, type BatchReference, type Command } from '../portal/index.ts'

/** Commands of names begin so in their batch. */
export const contactsKey = 'contacts_'
const person = z.object({ id: z.coerce.number(), name: z.string().nullish(), lastName: z.string().nullish() })
const people = z.object({ items: z.array(person) })

/** Asks for the names of at most 50 contacts, or of those that a command before it tells. Bitrix24 docs: api-reference/crm/universal/crm-item-list */
export const contactNames = (ids: number[] | BatchReference): Command => ({
  method: 'crm.item.list',
  params: {
    entityTypeId: contactEntityTypeId,
    select: ['id', 'name', 'lastName'],
    filter: { '@id': ids },
    order: { id: 'ASC' },
    start: 0,
  },
})

/** Names by id in the answers of {@link contactNames}: those that the viewer may see. A reference that leads nowhere asks for anybody: only ids that are known count. */
export function namesIn(answers: Record<string, BatchItem>): Map<number, string> {
  const found = Object.entries(answers)
    .filter(([key]) => key.startsWith(contactsKey))
    .flatMap(([, answer]) => (answer.ok ? (people.safeParse(answer.result).data?.items ?? []) : []))
  return new Map(found.map((one) => [one.id, [one.name, one.lastName].filter(Boolean).join(' ') || `№ ${one.id}`]))
}
