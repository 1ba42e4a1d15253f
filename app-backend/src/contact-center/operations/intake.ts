import { z } from 'zod'
import { companyKind } from './companies.ts'
import { contactKind } from './contacts.ts'
import { clientsOf, upsertDeal } from './deals.ts'
import { common, companyBody, contactBody, dealBody } from './inputs.ts'
import { madeAnswer } from './made.ts'
import { operation } from './operation.ts'
import { upsertOwner } from './owner-operations.ts'
import { subjectsOf } from './subjects.ts'

const shared = { channel: true, operator: true, responsibleId: true, sourceId: true } as const
const envelope = z.strictObject({
  channel: common.channel,
  sourceId: common.sourceId,
  operator: common.operator,
  responsibleId: common.responsibleId,
  contact: contactBody.omit(shared).optional(),
  company: companyBody.omit(shared).optional(),
  deal: dealBody.omit(shared).optional(),
})

/** One appeal in one call: company, contact and deal, each found or made, bound to each other. */
export const intakeOperation = operation({
  id: 'intake',
  method: 'POST',
  path: '/intake',
  scope: 'write',
  title: 'Обращение целиком: контакт, компания и сделка',
  writes: true,
  body: envelope,
  answer: z.object({ company: madeAnswer.nullable(), contact: madeAnswer.nullable(), deal: madeAnswer.nullable() }),
  subjects: ({ body }, client) => [
    ...(body.contact ? subjectsOf('contact', body.contact, client) : []),
    ...(body.company ? subjectsOf('company', body.company, client) : []),
    ...(body.deal ? [...subjectsOf('deal', body.deal, client), ...clientsOf(body.deal)] : []),
  ],
  async run(center, { body }) {
    const { channel, sourceId, operator, responsibleId } = body
    const told = { channel, sourceId, operator, responsibleId }
    const company = body.company ? await upsertOwner(companyKind, center, { ...told, ...body.company }) : null
    const companyIds = company ? [company.id] : []
    const contact = body.contact
      ? await upsertOwner(contactKind, center, {
          ...told,
          ...body.contact,
          companyIds: [...(body.contact.companyIds ?? []), ...companyIds],
        })
      : null
    const contactIds = [...(body.deal?.contactIds ?? []), ...(contact ? [contact.id] : [])]
    const companyId = body.deal?.companyId ?? company?.id
    if (!body.deal) return { company, contact, deal: null }
    const appeal = { ...told, ...body.deal, contactIds, companyId }
    // Whom the deal is for may have been found only now: the others are held since the call began.
    const held = new Set(clientsOf(body.deal))
    const clients = clientsOf(appeal).filter((one) => !held.has(one))
    const { id: portalId } = center.tenant
    const deal = await center.deps.locks.locked(portalId, clients, () => upsertDeal(center, appeal))
    return { company, contact, deal }
  },
})
