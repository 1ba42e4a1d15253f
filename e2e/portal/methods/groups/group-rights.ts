import type { Group, GroupMember } from '../../store/records.ts'
import type { PortalState } from '../../store/state.ts'
import type { Call } from '../../wire/call.ts'
import { RestError } from '../../wire/rest-error.ts'
import { portalTime } from '../../wire/time.ts'

/** Groups refuse without a code. Bitrix24 docs: api-reference/sonet-group. */
export const groupError = (text: string): RestError => new RestError('', text)

export const membersOf = (state: PortalState, groupId: number): GroupMember[] =>
  [...state.groupMembers.values()].filter((one) => one.groupId === groupId)

function roleIn(call: Call, groupId: number): string {
  return call.state.groupMembers.get(`${groupId}|${call.caller.user.id}`)?.role ?? ''
}

const inside = (role: string): boolean => role !== '' && 'AEK'.includes(role)

/** Visible groups are seen by the company, secret ones by their members; guests see only their own. */
export function isSeen(call: Call, group: Group): boolean {
  if (inside(roleIn(call, group.id))) return true
  return group.visible && call.caller.user.userType !== 'extranet'
}

export function leadsGroup(call: Call, group: Group, roles: string): boolean {
  const role = roleIn(call, group.id)
  return call.caller.user.admin || (role !== '' && roles.includes(role))
}

export function setMember(state: PortalState, groupId: number, userId: number, role: GroupMember['role']): void {
  const id = `${groupId}|${userId}`
  state.groupMembers.set(id, { id, groupId, userId, role, at: portalTime(state.clock.now()) })
  state.touch()
}
