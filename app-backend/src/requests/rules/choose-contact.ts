import { reason, type Reason } from '../../kernel/reason.ts'

export interface ContactCandidate {
  id: number
  name: string
  companyId: number | null
}

/**
 * Whose request is it when the address stands on several contacts: one with a company before one without, then the oldest.
 */
export function chooseContact(
  candidates: readonly ContactCandidate[],
  address: string,
): { contact: ContactCandidate | null; because: Reason | null } {
  const [contact] = candidates.toSorted(
    (a, b) => Number(b.companyId !== null) - Number(a.companyId !== null) || a.id - b.id,
  )
  if (!contact) return { contact: null, because: null }
  if (candidates.length === 1) return { contact, because: reason('client.found', { name: contact.name, address }) }
  return { contact, because: reason('client.several', { count: candidates.length, name: contact.name }) }
}

/** An address that several clients share speaks for each of them alike; a client who was made for it is no finding. */
export function clientCertainty({ code, params }: Reason): number | null {
  if (code === 'client.found') return 100
  return code === 'client.several' ? Math.round(100 / Math.max(1, Number(params['count']))) : null
}
