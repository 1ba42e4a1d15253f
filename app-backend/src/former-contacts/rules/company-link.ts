/** A company of a contact. Bitrix24 docs: api-reference/crm/contacts/company/crm-contact-company-items-get */
export interface CompanyLink {
  companyId: number
  sort: number
  primary: boolean
}

const bySort = (a: CompanyLink, b: CompanyLink) => a.sort - b.sort || a.companyId - b.companyId

/**
 * What is remembered of a contact's companies: a company that is met again is taken as it was at first, since the portal makes
 * another one the main company as soon as the main one goes.
 */
export function remembered(kept: readonly CompanyLink[], present: readonly CompanyLink[]): CompanyLink[] {
  const known = new Set(kept.map(({ companyId }) => companyId))
  const primary = kept.some((one) => one.primary)
  const met = present.filter(({ companyId }) => !known.has(companyId))
  return [...kept, ...met.map((one) => ({ ...one, primary: one.primary && !primary }))].toSorted(bySort)
}

/** What is given back, in its order. A main company that the contact has found meanwhile stays the main one. */
export function missing(kept: readonly CompanyLink[], present: readonly CompanyLink[]): CompanyLink[] {
  const there = new Set(present.map(({ companyId }) => companyId))
  const taken = present.some((one) => !kept.some(({ companyId }) => companyId === one.companyId))
  return kept
    .filter(({ companyId }) => !there.has(companyId))
    .map((one) => ({ ...one, primary: one.primary && !taken }))
    .toSorted(bySort)
}
