import { portalTime } from '../wire/time.ts'
import type { PortalState } from './state.ts'

/**
 * A person signs in: is seen now, and an invited one becomes a user in full. The event comes here, not at the invitation.
 * Bitrix24 docs: api-reference/common/events/on-user-add.
 */
export function finishRegistration(state: PortalState, userId: number): void {
  const user = state.users.get(userId)
  if (!user?.active) return
  user.lastActivity = portalTime(state.clock.now())
  if (user.invited !== true) return
  user.invited = false
  const data = {
    ID: user.id,
    ACTIVE: 'Y',
    EMAIL: user.email,
    NAME: user.name,
    LAST_NAME: user.lastName,
    PERSONAL_GENDER: user.gender,
    UF_DEPARTMENT: user.departments,
    DATE_REGISTER: user.registeredAt,
    WORK_POSITION: user.position,
  }
  state.events.raise('ONUSERADD', data, { userId: user.id })
}
