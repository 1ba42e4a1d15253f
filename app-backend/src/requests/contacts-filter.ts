import type { Clock } from '../platform/clock/clock.ts'
import type { DirectoryStore, Tenant } from '../portal/index.ts'

const kind = 'requests-first-contact-only'
/** The portal may have been updated since. */
const believedMs = 24 * 3_600_000

/** Whether a portal filters requests by the first contact alone, learnt from its refusal and believed for a day. */
export interface ContactsFilter {
  firstOnly(tenant: Tenant): Promise<boolean>
  refused(tenant: Tenant): Promise<void>
}

export function createContactsFilter({ lists, clock }: { lists: DirectoryStore; clock: Clock }): ContactsFilter {
  return {
    async firstOnly({ id }) {
      const told = await lists.fetchedAt(id, kind)
      return told !== null && clock.now().getTime() - told.getTime() < believedMs
    },
    refused: ({ id }) => lists.save(id, kind, {}, clock.now()),
  }
}
