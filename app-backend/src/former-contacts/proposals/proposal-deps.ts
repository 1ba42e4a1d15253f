import type { LongWork } from '../../platform/long-work/create-long-work.ts'
import type { FormerDeps } from '../former-deps.ts'

export const proposalKind = 'former-contacts.proposals'

export interface ProposalDeps extends Pick<
  FormerDeps,
  'db' | 'clock' | 'portal' | 'directory' | 'tenantOf' | 'settings' | 'writes'
> {
  longWork: Pick<LongWork, 'start'>
}
