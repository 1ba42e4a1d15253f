import { z } from 'zod'
import { isAppError } from '../../platform/errors/app-error.ts'
import type { Clock } from '../../platform/clock/clock.ts'
import type { GatheredReads } from '../client/gather-reads.ts'
import type { Tenant } from '../tenant.ts'
import { offlineFeature, type Abilities, type AbilitiesStore } from './abilities-store.ts'

export interface AbilitiesDeps {
  reads: GatheredReads
  abilities: AbilitiesStore
  clock: Clock
}

/** A tariff changes by the day. */
const maxAgeMs = 24 * 3_600_000

const feature = z.object({ value: z.enum(['Y', 'N']) })

/**
 * Asks once a day whether the portal's tariff has the whole offline queue; a portal that does not know the question has not.
 * Bitrix24 docs: api-reference/common/system/feature-get
 */
export async function renewAbilities(deps: AbilitiesDeps, tenant: Tenant, known: Abilities): Promise<boolean> {
  const now = deps.clock.now()
  if (known.askedAt && now.getTime() - known.askedAt.getTime() < maxAgeMs) return known.offlineEvents
  const command = { method: 'feature.get', params: { CODE: offlineFeature } }
  try {
    const { result } = await deps.reads.read(tenant.id, command)
    const offlineEvents = feature.parse(result).value === 'Y'
    await deps.abilities.save(tenant.id, { offlineEvents }, now)
    return offlineEvents
  } catch (error) {
    if (!isAppError(error, 'portal.refused', 'portal.no-rights')) throw error
    await deps.abilities.save(tenant.id, { offlineEvents: false }, now)
    return false
  }
}
