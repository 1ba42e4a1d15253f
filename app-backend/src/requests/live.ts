import { z } from 'zod'
import type { Database } from '../platform/db/database.ts'
import type { RecordListener, Tenant } from '../portal/index.ts'
import { requestsChanged, type RequestsChanged } from './contract.ts'

const message = requestsChanged.extend({ portalId: z.string(), entityTypeId: z.number() })

export interface Live {
  announce(tenant: Tenant, entityId: number, kind: RequestsChanged['kind']): Promise<void>
  /** Calls `hear` for changes of this portal's requests; returns how to stop. */
  follow(tenant: Tenant, hear: (change: RequestsChanged) => void): () => void
  onRecord: RecordListener
}

/** Tells open screens of changed requests, across all processes; a lost message costs a screen one late look. */
export function createLive(db: Database): Live {
  async function announce(tenant: Tenant, entityId: number, kind: RequestsChanged['kind']) {
    await db.notify(
      'live',
      JSON.stringify({ portalId: tenant.id, entityTypeId: tenant.entityTypeId, ids: [entityId], kind }),
    )
  }
  return {
    announce,
    follow(tenant, hear) {
      return db.listen('live', (payload) => {
        const change = payload === '' ? null : message.parse(JSON.parse(payload))
        if (change?.portalId === tenant.id && change.entityTypeId === tenant.entityTypeId)
          hear({ ids: change.ids, kind: change.kind })
      })
    },
    async onRecord(tenant, { entityTypeId, id, change }) {
      if (entityTypeId === tenant.entityTypeId) await announce(tenant, id, change)
    },
  }
}
