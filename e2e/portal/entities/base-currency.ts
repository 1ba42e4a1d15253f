import type { PortalState } from '../store/state.ts'

/** Code of the portal's base currency. */
export function baseCurrency(state: PortalState): string {
  for (const one of state.currencies.values()) if (one.base) return one.id
  return 'RUB'
}
