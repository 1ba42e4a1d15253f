import { traitsOf } from '../profile.ts'
import type { PortalState } from '../store/state.ts'
import type { Spent } from './call.ts'
import { refusal } from './rest-error.ts'

/** One request, batch included, takes 60 model seconds at most in the cloud. Bitrix24 docs: settings/performance/limits. */
export function cutWhenTooLong(state: PortalState, spent: Spent): void {
  const { requestSeconds } = traitsOf(state.settings.profile)
  if (state.settings.limits && requestSeconds !== null && spent.seconds > requestSeconds) throw refusal.tooLong()
}
