import { z } from 'zod'
import type { Clock } from '../platform/clock/clock.ts'
import { isAppError } from '../platform/errors/app-error.ts'
import type { PortalClient, Tenant } from '../portal/index.ts'

const maxAgeMs = 60 * 60_000
/** A field that is wanted and not there may have been made meanwhile. */
const wantedAgeMs = 60_000

const answer = z.object({ fields: z.record(z.string(), z.unknown()) })

/** Names of the fields that the portal has in the type of the request; asked once an hour, once a minute while a wanted one is missing. */
export function createFieldList({ portal, clock }: { portal: PortalClient; clock: Clock }) {
  const known = new Map<string, { at: number; names: ReadonlySet<string> }>()
  return async (tenant: Tenant, wanted: readonly string[] = []): Promise<ReadonlySet<string>> => {
    const { id: portalId, entityTypeId } = tenant
    const key = `${portalId}/${entityTypeId}`
    const now = clock.now().getTime()
    const kept = known.get(key)
    const age = kept?.names && wanted.every((name) => kept.names.has(name)) ? maxAgeMs : wantedAgeMs
    if (kept && now - kept.at < age) return kept.names
    const params = { entityTypeId, useOriginalUfNames: 'Y' }
    try {
      const { result } = await portal.call({ kind: 'portal', portalId }, 'crm.item.fields', params, { kind: 'read' })
      const names = new Set(Object.keys(answer.parse(result).fields))
      known.set(key, { at: now, names })
      return names
    } catch (error) {
      if (!isAppError(error, 'portal.refused', 'portal.no-rights')) throw error
      return new Set()
    }
  }
}
export type FieldList = ReturnType<typeof createFieldList>
