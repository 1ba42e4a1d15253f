import type { Group } from '../../store/records.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import { asInt, asInts, asText } from '../../wire/params.ts'
import { addNotification } from '../messenger/add-notification.ts'
import { groupError, isSeen, leadsGroup, membersOf, setMember } from './group-rights.ts'

function method(verb: string, handler: (call: Call) => Answer, page = `members/sonet-group-user-${verb}`): MethodSpec {
  return {
    name: `sonet_group.user.${verb}`,
    scope: 'sonet_group',
    status: 'supported',
    page: `api-reference/sonet-group/${page}`,
    handler,
  }
}

/** People of a group: A owner, E moderator, K member, Z invited, R asks to join. */
export const memberMethods: readonly MethodSpec[] = [
  method('get', get),
  method('add', add),
  method('update', update),
  method('delete', remove),
  method('invite', invite),
  method('request', request),
  method('groups', groups, 'sonet-group-user-groups'),
]

function get(call: Call): Answer {
  const id = asInt(call.params.ID)
  if (id <= 0) throw groupError('Wrong socialnetwork group ID')
  const group = call.state.groups.get(id)
  if (!group || (!call.caller.user.admin && !isSeen(call, group))) throw groupError('Socialnetwork group not found')
  const active = membersOf(call.state, id).filter((one) => 'AEK'.includes(one.role))
  return { result: active.map((one) => ({ USER_ID: String(one.userId), ROLE: one.role })) }
}

function groupOf(call: Call): Group {
  const id = asInt(call.params.GROUP_ID)
  if (id <= 0) throw groupError('Wrong group ID')
  const group = call.state.groups.get(id)
  if (!group) throw groupError('Socialnetwork group not found')
  return group
}

function peopleOf(call: Call): number[] {
  const ids = asInts(call.params.USER_ID).filter((id) => id > 0)
  if (ids.length === 0) throw groupError('Wrong user IDs')
  return ids
}

/** Only employees and guests are added, the rest is passed over in silence. */
function add(call: Call): Answer {
  const group = groupOf(call)
  if (!call.caller.user.admin) throw groupError('No permissions to add users')
  const added = peopleOf(call).filter((id) => {
    const user = call.state.users.get(id)
    return user !== undefined && user.external === undefined && roleOf(call, group, id) === ''
  })
  for (const id of added) setMember(call.state, group.id, id, 'K')
  return { result: added.map(String) }
}

function roleOf(call: Call, group: Group, userId: number): string {
  const role = call.state.groupMembers.get(`${group.id}|${userId}`)?.role ?? ''
  return 'AEK'.includes(role) ? role : ''
}

function update(call: Call): Answer {
  const group = groupOf(call)
  const role = asText(call.params.ROLE)
  if (role !== 'E' && role !== 'K') throw groupError('Incorrect role code')
  if (!leadsGroup(call, group, 'A')) throw groupError('No permissions to update users role')
  const changed = peopleOf(call).filter((id) => ['E', 'K'].includes(roleOf(call, group, id)))
  for (const id of changed) setMember(call.state, group.id, id, role)
  return { result: changed.map(String) }
}

/** The owner is never removed. */
function remove(call: Call): Answer {
  const group = groupOf(call)
  if (!leadsGroup(call, group, 'AE')) throw groupError('No permissions to update users role')
  const gone = peopleOf(call).filter((id) => ['E', 'K'].includes(roleOf(call, group, id)))
  for (const id of gone) call.state.groupMembers.delete(`${group.id}|${id}`)
  call.state.touch()
  return { result: gone.map(String) }
}

function invite(call: Call): Answer {
  const group = groupOf(call)
  if (!leadsGroup(call, group, group.initiatePerms === 'K' ? 'AEK' : group.initiatePerms === 'E' ? 'AE' : 'A'))
    throw groupError('Socialnetwork group not found')
  const invited = peopleOf(call).filter((id) => call.state.users.has(id) && roleOf(call, group, id) === '')
  for (const userId of invited) {
    setMember(call.state, group.id, userId, 'Z')
    const message = asText(call.params.MESSAGE) || `Вас приглашают в группу «${group.name}»`
    addNotification(call.state, { userId, message, tag: '', fromUserId: call.caller.user.id, type: 1 })
  }
  return { result: invited.map(String) }
}

/** An open group takes people at once. */
function request(call: Call): Answer {
  const group = groupOf(call)
  const { user } = call.caller
  if (!isSeen(call, group)) throw groupError('Socialnetwork group not found')
  if (roleOf(call, group, user.id) !== '') throw groupError('Cannot request to join group')
  setMember(call.state, group.id, user.id, group.opened ? 'K' : 'R')
  return { result: true }
}

function groups(call: Call): Answer {
  const own = [...call.state.groupMembers.values()].filter(
    (one) => one.userId === call.caller.user.id && 'AEK'.includes(one.role),
  )
  return {
    result: own.map((one) => ({
      GROUP_ID: String(one.groupId),
      GROUP_NAME: call.state.groups.get(one.groupId)?.name ?? '',
      ROLE: one.role,
      GROUP_IMAGE_ID: null,
      GROUP_IMAGE: '',
    })),
  }
}
