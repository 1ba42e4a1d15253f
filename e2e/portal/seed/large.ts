import type { PortalState } from '../store/state.ts'
import { largeCompanies, largeContacts } from './large-clients.ts'
import { largeLeads } from './large-leads.ts'
import { createRandom } from './random.ts'

interface LargeSizes {
  leads: number
  contacts: number
  companies: number
}

const YEARS_MS = 3 * 365 * 24 * 3_600_000
const SEED = 20_261_122

/**
 * Three years of a company that answers many clients: put on top of the small seed, whose people it works with. The same
 * in every run but for the times, which end a minute before now. Records are put into the tables as they would have become
 * by now; what only a running portal writes (events, the history of stages, letters) is not invented.
 */
export function seedLarge(
  state: PortalState,
  sizes: LargeSizes = { leads: 300_000, contacts: 100_000, companies: 20_000 },
): void {
  const random = createRandom(SEED)
  const to = state.clock.now() - 60_000
  const span = { from: to - YEARS_MS, to }
  const companies = largeCompanies(state, random, sizes.companies, span)
  const contacts = largeContacts(state, random, sizes.contacts, { companies, span })
  largeLeads(state, random, sizes.leads, { contacts, span })
  state.touch()
}
