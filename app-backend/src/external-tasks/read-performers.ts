import { z } from 'zod'
import { contactEntityTypeId, type Actor, type BatchItem, type Command, type PortalClient } from '../portal/index.ts'

/** The contact that a task names. */
export interface Performer {
  contactId: number
  name: string
  /** As the card has them, in its order. */
  addresses: string[]
}

const contact = z.object({
  item: z.object({
    id: z.coerce.number().int(),
    name: z.string().nullish(),
    lastName: z.string().nullish(),
    fm: z
      .array(z.object({ typeId: z.string(), value: z.string().nullish() }))
      .nullish()
      .catch(null),
  }),
})

/** Bitrix24 docs: api-reference/crm/universal/crm-item-get (fm holds the addresses) */
export const performerCommand = (contactId: number): Command => ({
  method: 'crm.item.get',
  params: { entityTypeId: contactEntityTypeId, id: contactId },
})

export function performerOf(item: BatchItem | undefined): Performer | null {
  const parsed = item?.ok ? contact.safeParse(item.result) : null
  if (!parsed?.success) return null
  const { id, name, lastName, fm } = parsed.data.item
  return {
    contactId: id,
    name: [name, lastName].filter(Boolean).join(' '),
    addresses: (fm ?? []).filter((one) => one.typeId === 'EMAIL').flatMap((one) => one.value ?? []),
  }
}

/** Contacts by their ids, one request; one that can't be read is left out. */
export async function readPerformers(
  portal: Pick<PortalClient, 'batch'>,
  actor: Actor,
  contactIds: readonly number[],
): Promise<Map<number, Performer>> {
  const found = new Map<number, Performer>()
  const unique = [...new Set(contactIds)]
  for (let at = 0; at < unique.length; at += 50) {
    const some = unique.slice(at, at + 50)
    const answers = await portal.batch(actor, Object.fromEntries(some.map((id) => [`c${id}`, performerCommand(id)])), {
      kind: 'read',
    })
    for (const id of some) {
      const performer = performerOf(answers[`c${id}`])
      if (performer) found.set(id, performer)
    }
  }
  return found
}
