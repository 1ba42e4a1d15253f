import { z } from 'zod'
import { emailKey } from '../../kernel/email.ts'
import { actorOf, BatchReference, faultError, type Viewer } from '../../portal/index.ts'
import type { CorrespondenceDeps } from '../correspondence-deps.ts'
import type { RequestOfViewer } from '../request-of.ts'

const item = z.object({
  item: z.object({ title: z.string().nullish(), contactIds: z.array(z.coerce.number().int()).nullish() }),
})
const contacts = z.array(
  z.object({
    ID: z.coerce.number().int(),
    NAME: z.string().nullish(),
    LAST_NAME: z.string().nullish(),
    EMAIL: z.array(z.object({ VALUE: z.string() })).nullish(),
  }),
)

export interface ClientAddress {
  name: string
  address: string
}

/**
 * Addresses of the request's contacts, as the viewer may see them: one request to the portal.
 * Bitrix24 docs: api-reference/crm/contacts/crm-contact-list
 */
export async function clientAddresses(
  { portal }: Pick<CorrespondenceDeps, 'portal'>,
  { record, tenant }: RequestOfViewer,
  viewer: Viewer,
): Promise<{ title: string; addresses: ClientAddress[] }> {
  const answers = await portal.batch(
    actorOf(viewer),
    {
      request: { method: 'crm.item.get', params: { entityTypeId: tenant.entityTypeId, id: record.entityId } },
      contacts: {
        method: 'crm.contact.list',
        params: {
          filter: { ID: BatchReference.result('request', 'item', 'contactIds') },
          select: ['ID', 'NAME', 'LAST_NAME', 'EMAIL'],
          order: { ID: 'ASC' },
          start: -1,
        },
      },
    },
    { kind: 'read', patienceMs: 10_000 },
  )
  if (!answers.request.ok) throw faultError(answers.request.fault, { kind: 'read' })
  const request = item.parse(answers.request.result).item
  const own = new Set(request.contactIds ?? [])
  // Without contacts the reference filters nothing: only those of the request count.
  const found = answers.contacts.ok ? (contacts.safeParse(answers.contacts.result).data ?? []) : []
  const addresses = found
    .filter(({ ID }) => own.has(ID))
    .flatMap(({ NAME, LAST_NAME, EMAIL }) =>
      (EMAIL ?? []).flatMap(({ VALUE }) => {
        const address = emailKey(VALUE)
        return address === null ? [] : [{ name: [NAME, LAST_NAME].filter(Boolean).join(' '), address }]
      }),
    )
  return { title: request.title ?? '', addresses }
}
