import { grouped, type PortalFilter } from './portal-filter.ts'

/** Whose requests stand in a client's card: their own, and of a company those of its contacts, each once. */
export function clientFilter(
  { kind, id }: { kind: 'contact' | 'company'; id: number },
  contactIds: readonly number[],
): PortalFilter {
  if (kind === 'contact') return { contactIds: id }
  const own = { companyId: id }
  return contactIds.length === 0 ? own : grouped([own, { '@contactIds': [...contactIds] }], 'any')
}
