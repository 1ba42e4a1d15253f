import { z } from 'zod'
import {
  actorOf,
  BatchReference,
  companyEntityTypeId,
  contactEntityTypeId,
  faultError,
  type BatchItem,
  type Command,
  type PortalClient,
  type Viewer,
} from '../portal/index.ts'
import type { ClientNames, ClientRef } from './contract.ts'

const person = z.object({
  item: z.object({
    name: z.string().nullish(),
    lastName: z.string().nullish(),
    companyId: z.coerce.number().nullish(),
  }),
})
const companies = z.object({ items: z.array(z.object({ id: z.coerce.number(), title: z.string().nullish() })) })

/** Whose a new request is, by name: a contact with their company, or a company; a company hidden from the viewer stays null. One request to the portal. */
export async function readClient(portal: PortalClient, viewer: Viewer, { kind, id }: ClientRef): Promise<ClientNames> {
  const read = { kind: 'read', patienceMs: 10_000 } as const
  const actor = actorOf(viewer)
  if (kind === 'company') {
    const { company } = await portal.batch(actor, { company: companyTitle(id) }, read)
    return { contact: null, company: titleIn(company, id) }
  }
  const { contact, company } = await portal.batch(
    actor,
    {
      contact: {
        method: 'crm.item.get',
        params: { entityTypeId: contactEntityTypeId, id, select: ['id', 'name', 'lastName', 'companyId'] },
      },
      company: companyTitle(BatchReference.result('contact', 'item', 'companyId')),
    },
    read,
  )
  if (!contact.ok) throw faultError(contact.fault, read)
  const { name, lastName, companyId } = person.parse(contact.result).item
  return {
    contact: [name, lastName].filter(Boolean).join(' ') || `№ ${id}`,
    company: companyId ? titleIn(company, companyId) : null,
  }
}

const companyTitle = (id: number | BatchReference): Command => ({
  method: 'crm.item.list',
  params: {
    entityTypeId: companyEntityTypeId,
    select: ['id', 'title'],
    filter: { id },
    order: { id: 'ASC' },
    start: 0,
  },
})

/** A reference that leads nowhere asks for anybody: only the company that was meant counts. */
function titleIn(answer: BatchItem, id: number): string | null {
  const found = answer.ok && companies.safeParse(answer.result).data?.items.find((one) => one.id === id)
  return found ? found.title || `№ ${id}` : null
}
