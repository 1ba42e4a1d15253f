import { z } from 'zod'
import { faultError, type Command } from '../../portal/index.ts'
import type { LetterDeps } from './open-request.ts'

const ids = z.array(z.coerce.number().int()).catch([])
/** Nothing found comes as an empty array. */
const found = z.object({ CONTACT: ids, COMPANY: ids }).partial().catch({})

/** More requests than a letter can well belong to are not asked about. */
const most = 20

/**
 * Of the requests (our records' ids), those whose contact or company has the address on its card. One request to the portal, none
 * when no client is known. Bitrix24 docs: api-reference/crm/duplicates/crm-duplicate-find-by-comm (each type by itself: at 20
 * hits of one the portal drops the other).
 */
export async function requestsOfClient(
  deps: Pick<LetterDeps, 'portal' | 'store'>,
  portalId: string,
  address: string,
  requestIds: readonly number[],
): Promise<number[]> {
  const records = await Promise.all(requestIds.slice(0, most).map((id) => deps.store.byId(portalId, id)))
  const known = records.flatMap((one) => (one && (one.contactId ?? one.companyId) !== null ? [one] : []))
  if (known.length === 0) return []
  const ask = (type: 'CONTACT' | 'COMPANY'): Command => ({
    method: 'crm.duplicate.findbycomm',
    params: { type: 'EMAIL', values: [address], entity_type: type },
  })
  const commands = { contacts: ask('CONTACT'), companies: ask('COMPANY') }
  const { contacts, companies } = await deps.portal.batch({ kind: 'portal', portalId }, commands, { kind: 'read' })
  if (!contacts.ok) throw faultError(contacts.fault, { kind: 'read' })
  if (!companies.ok) throw faultError(companies.fault, { kind: 'read' })
  const people = found.parse(contacts.result).CONTACT ?? []
  const firms = found.parse(companies.result).COMPANY ?? []
  return known
    .filter(({ contactId, companyId }) => people.includes(contactId ?? 0) || firms.includes(companyId ?? 0))
    .map(({ id }) => id)
}
