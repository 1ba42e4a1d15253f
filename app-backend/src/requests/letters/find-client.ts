import { z } from 'zod'
import { BatchReference, contactEntityTypeId, faultError, type Actor, type PortalClient } from '../../portal/index.ts'
import { chooseContact } from '../rules/choose-contact.ts'

const found = z.object({ CONTACT: z.array(z.coerce.number().int()).optional() })
const contacts = z.object({
  items: z.array(
    z.object({
      id: z.coerce.number().int(),
      name: z.string().nullish(),
      lastName: z.string().nullish(),
      companyId: z.coerce.number().nullish(),
    }),
  ),
})

/**
 * The contact behind an address, in one request: duplicates by e-mail, and their names and companies by reference.
 * Bitrix24 docs: api-reference/crm/duplicates/crm-duplicate-find-by-comm (asked for contacts alone: at 20 hits of one type
 * the portal drops the others).
 */
export async function findClient(
  portal: PortalClient,
  actor: Actor,
  address: string,
): Promise<ReturnType<typeof chooseContact>> {
  const answers = await portal.batch(
    actor,
    {
      ids: { method: 'crm.duplicate.findbycomm', params: { type: 'EMAIL', values: [address], entity_type: 'CONTACT' } },
      contacts: {
        method: 'crm.item.list',
        params: {
          entityTypeId: contactEntityTypeId,
          filter: { '@id': BatchReference.result('ids', 'CONTACT') },
          select: ['id', 'name', 'lastName', 'companyId'],
          order: { id: 'ASC' },
          start: 0,
        },
      },
    },
    { kind: 'read' },
  )
  if (!answers.ids.ok) throw faultError(answers.ids.fault, { kind: 'read' })
  // Nothing found comes as an empty array, and the reference then filters nothing: only ids that were found count.
  const ids = new Set(found.safeParse(answers.ids.result).data?.CONTACT ?? [])
  if (ids.size === 0) return { contact: null, because: null }
  if (!answers.contacts.ok) throw faultError(answers.contacts.fault, { kind: 'read' })
  const candidates = contacts
    .parse(answers.contacts.result)
    .items.filter((one) => ids.has(one.id))
    .map((one) => ({
      id: one.id,
      name: [one.name, one.lastName].filter(Boolean).join(' ') || address,
      companyId: one.companyId || null,
    }))
  return chooseContact(candidates, address)
}
