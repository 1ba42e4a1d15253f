import { chainOfHeads, type Organisation, type Tenant } from '../portal/index.ts'
import type { StatusDeps } from './status-deps.ts'
import { whoMayChange, type ChangeVerdict } from './rules/who-may-change.ts'

/** Asks for one person about any company: `person` may have lost the right a moment ago, so lists older than ten minutes are read again. */
export async function readRights(
  deps: Pick<StatusDeps, 'organisation' | 'settings'>,
  tenant: Tenant,
): Promise<{
  organisation: Organisation
  of(person: { userId: number; isAdmin: boolean }, responsibleId: number | null): ChangeVerdict
}> {
  const organisation = await deps.organisation(tenant)
  const { anyHead, alsoMay } = await deps.settings(tenant.id)
  const trusted = alsoMay.map(Number)
  return {
    organisation,
    of(person, responsibleId) {
      const chain = responsibleId === null ? null : chainOfHeads(organisation, responsibleId)
      const headsAbove = chain === null ? [] : chain.known ? chain.heads : null
      return whoMayChange({ ...person, responsibleId, headsAbove, anyHead, alsoMay: trusted })
    },
  }
}
