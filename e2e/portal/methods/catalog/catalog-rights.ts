import { LEAD } from '../../entities/type-ids.ts'
import { reachOf } from '../../rights/check.ts'
import type { Call } from '../../wire/call.ts'
import { catalogDenied } from './catalog-fault.ts'

/** admin: administrators only; viewer: whoever may look into the catalogue, that is everyone who works in the CRM. */
export type CatalogRight = 'admin' | 'viewer'

export function requireCatalogRight(call: Call, right: CatalogRight, code: number): void {
  const { user } = call.caller
  const allowed = user.admin || (right === 'viewer' && reachOf(call.state, user, LEAD, 'read') !== 'none')
  if (!allowed) throw catalogDenied(code)
}
