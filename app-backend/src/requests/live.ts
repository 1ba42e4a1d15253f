import type { Live } from '../platform/live/create-live.ts'
import type { ChangeListener, Tenant } from '../portal/index.ts'
import { requestsChanged, type RequestsChanged } from './contract.ts'

export interface RequestLive {
  announce(tenant: Tenant, entityId: number, kind: RequestsChanged['kind']): Promise<void>
  /**
   * Calls `hear` for changes of this portal's requests, and once without ids after an outage, or when something changed between
   * `since` (when the screen's list was read) and now; returns how to stop.
   */
  follow(tenant: Tenant, hear: (change: RequestsChanged) => void, since?: Date): () => void
  onChange: ChangeListener
}

const topicOf = (tenant: Tenant) => `requests/${tenant.entityTypeId}`

/** Tells open screens of changed requests. */
export function createRequestLive(live: Live): RequestLive {
  async function announce(tenant: Tenant, entityId: number, kind: RequestsChanged['kind']) {
    await live.announce(tenant.id, topicOf(tenant), { ids: [entityId], kind } satisfies RequestsChanged)
  }
  return {
    announce,
    follow: (tenant, hear, since) =>
      live.follow(
        tenant.id,
        topicOf(tenant),
        (news) => hear(news === null ? { ids: [], kind: 'changed' } : requestsChanged.parse(news)),
        since,
      ),
    async onChange(tenant, { entityTypeId, id, kind }) {
      if (entityTypeId === tenant.entityTypeId) await announce(tenant, id, kind)
    },
  }
}
