import type { Ground } from './ground.ts'
import { mailboxOfRequest } from './intake/index.ts'
import type { RoutingStore } from './routing/index.ts'
import type { TriageDeps } from './triage/index.ts'

/** Who is there and how much each has to do, out of what the product keeps: at most one request for working days, once a minute. */
export const createPeopleNow =
  ({ db, people, portal, tenantOf, clock, store }: Ground & { store: RoutingStore }): TriageDeps['peopleNow'] =>
  async (portalId, { entityTypeId, entityId, contactId }) => {
    const tenant = await tenantOf(portalId)
    const { stages } = await portal.directory.of(tenant)
    const closed = stages.filter(({ meaning }) => meaning !== 'process').map(({ id }) => id)
    const { people: known } = await people.organisation(tenant)
    const ids = known.map(({ id }) => id)
    const there = await people.availability(tenant, ids, clock.now())
    const open = await store.openOf(portalId, entityTypeId, closed)
    const mailbox = await mailboxOfRequest(db.prisma, portalId, { entityTypeId, entityId })
    const previous = contactId === null ? null : await store.previousOf(portalId, entityTypeId, contactId, entityId)
    return {
      people: known.map(({ id, name }) => {
        const availability = there.get(id)
        const away = availability?.available === false ? availability.because : null
        return { userId: id, name, away, open: open.get(id) ?? 0 }
      }),
      zone: tenant.zone,
      lastInTurn: await store.lastInTurn(portalId),
      previousUserId: previous,
      departmentId: mailbox?.departmentId ?? null,
      mailboxId: mailbox?.id ?? null,
      ...(await store.cardOf(portalId, entityTypeId, entityId)),
    }
  }
