import { columnOf } from '../../entities/column.ts'
import type { Columns } from '../../entities/list-rows.ts'
import { listRows } from '../../entities/list-rows.ts'
import type { Group } from '../../store/records.ts'
import type { PortalState } from '../../store/state.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import { actorOf } from '../../wire/call.ts'
import type { Params } from '../../wire/params.ts'
import { anyCase, asInt, asList, asMap, asText, isYes } from '../../wire/params.ts'
import { RestError } from '../../wire/rest-error.ts'
import { parseTime, portalTime } from '../../wire/time.ts'
import { groupError, isSeen, leadsGroup, membersOf, setMember } from './group-rights.ts'

function method(name: string, page: string, handler: (call: Call) => Answer): MethodSpec {
  return { name, scope: 'sonet_group', status: 'supported', page: `api-reference/sonet-group/${page}`, handler }
}

/** Working groups and projects. */
export const groupMethods: readonly MethodSpec[] = [
  method('sonet_group.get', 'sonet-group-get', get),
  method('sonet_group.create', 'sonet-group-create', create),
  method('sonet_group.update', 'sonet-group-update', update),
  method('sonet_group.delete', 'sonet-group-delete', remove),
  method('sonet_group.setowner', 'sonet-group-setowner', setOwner),
  method('socialnetwork.api.workgroup.get', 'socialnetwork-api-workgroup-get', getOne),
  method('socialnetwork.api.workgroup.list', 'socialnetwork-api-workgroup-list', listNew),
]

const flag = (value: boolean): 'Y' | 'N' => (value ? 'Y' : 'N')

function raise(call: Call, verb: 'ADD' | 'UPDATE' | 'DELETE', id: number): void {
  call.state.events.raise(`ONSONETGROUP${verb}`, { FIELDS: { ID: id } }, actorOf(call))
}

const columns: Columns<Group> = {
  ID: columnOf('number', (one) => one.id),
  NAME: columnOf('text', (one) => one.name),
  OWNER_ID: columnOf('number', (one) => one.ownerId),
  ACTIVE: columnOf('flag', (one) => flag(one.active)),
  VISIBLE: columnOf('flag', (one) => flag(one.visible)),
  OPENED: columnOf('flag', (one) => flag(one.opened)),
  CLOSED: columnOf('flag', (one) => flag(one.closed)),
  PROJECT: columnOf('flag', (one) => flag(one.project)),
  SUBJECT_ID: columnOf('number', (one) => one.subjectId),
  SITE_ID: columnOf('text', () => 's1'),
  IS_EXTRANET: columnOf('flag', () => 'N'),
  DATE_CREATE: columnOf('time', (one) => one.createdAt),
  DATE_UPDATE: columnOf('time', (one) => one.updatedAt),
  DATE_ACTIVITY: columnOf('time', (one) => one.activityAt),
}

const countOf = (state: PortalState, id: number): string =>
  String(membersOf(state, id).filter((one) => 'AEK'.includes(one.role)).length)

function shown(state: PortalState, one: Group): Params {
  return {
    ID: String(one.id),
    SITE_ID: 's1',
    NAME: one.name,
    DESCRIPTION: one.description || null,
    DATE_CREATE: one.createdAt,
    DATE_UPDATE: one.updatedAt,
    ACTIVE: flag(one.active),
    VISIBLE: flag(one.visible),
    OPENED: flag(one.opened),
    CLOSED: flag(one.closed),
    SUBJECT_ID: String(one.subjectId),
    OWNER_ID: String(one.ownerId),
    KEYWORDS: one.keywords || null,
    NUMBER_OF_MEMBERS: countOf(state, one.id),
    DATE_ACTIVITY: one.activityAt,
    SUBJECT_NAME: 'Рабочие группы',
    PROJECT: flag(one.project),
    IS_EXTRANET: 'N',
  }
}

/** A secret group is seen by its members; the administrator has to say that he asks as one. */
const seenBy = (call: Call, asAdmin: boolean): Group[] =>
  [...call.state.groups.values()].filter((one) => (asAdmin && call.caller.user.admin) || isSeen(call, one))

function get(call: Call): Answer {
  const { params } = call
  const filter = asMap(anyCase(params, 'filter'))
  const groupId = asInt(anyCase(params, 'group_id'))
  const rows = seenBy(call, isYes(anyCase(params, 'is_admin')))
  const list = {
    filter: groupId > 0 ? { ...filter, ID: groupId } : filter,
    order: anyCase(params, 'order') ?? { ID: 'DESC' },
    start: params.start,
  }
  return listRows(rows, columns, list, (one) => shown(call.state, one))
}

function applyFields(group: Group, params: Params): void {
  const yes = (name: string, old: boolean): boolean => (params[name] === undefined ? old : isYes(params[name]))
  if (asText(params.NAME).trim() !== '') group.name = asText(params.NAME).trim()
  if (params.DESCRIPTION !== undefined) group.description = asText(params.DESCRIPTION)
  if (params.KEYWORDS !== undefined) group.keywords = asText(params.KEYWORDS)
  if (/^[AEK]$/.test(asText(params.INITIATE_PERMS))) group.initiatePerms = asText(params.INITIATE_PERMS)
  group.visible = yes('VISIBLE', group.visible)
  group.opened = yes('OPENED', group.opened)
  group.closed = yes('CLOSED', group.closed)
  for (const [name, key] of [
    ['PROJECT_DATE_START', 'projectStart'],
    ['PROJECT_DATE_FINISH', 'projectFinish'],
  ] as const) {
    const ms = parseTime(asText(params[name]))
    if (ms !== undefined) group[key] = portalTime(ms)
  }
}

/** Who creates a group owns it; the administrator may name another owner. */
function create(call: Call): Answer {
  const { state, params } = call
  const { user } = call.caller
  if (asText(params.NAME).trim() === '') throw groupError('Cannot create group')
  const asked = asInt(params.OWNER_ID)
  const now = portalTime(state.clock.now())
  const id = state.ids.next('group')
  const guest = user.userType === 'extranet'
  const group: Group = {
    id,
    name: '',
    description: '',
    active: true,
    visible: true,
    opened: false,
    closed: false,
    project: isYes(params.PROJECT),
    keywords: '',
    subjectId: asInt(params.SUBJECT_ID) || 1,
    ownerId: user.admin && state.users.has(asked) ? asked : user.id,
    createdAt: now,
    updatedAt: now,
    activityAt: now,
    initiatePerms: guest ? 'E' : 'K',
    spamPerms: 'K',
    projectStart: null,
    projectFinish: null,
  }
  applyFields(group, params)
  if (guest) Object.assign(group, { visible: false, opened: false })
  state.groups.set(id, group)
  setMember(state, id, group.ownerId, 'A')
  raise(call, 'ADD', id)
  return { result: id }
}

function named(call: Call, wrong: string): Group {
  const group = call.state.groups.get(asInt(call.params.GROUP_ID))
  if (!group) throw groupError(wrong)
  return group
}

function update(call: Call): Answer {
  const group = named(call, 'Wrong group ID')
  if (!leadsGroup(call, group, 'A')) throw groupError('User has no permissions to update group')
  applyFields(group, call.params)
  group.updatedAt = portalTime(call.state.clock.now())
  call.state.touch()
  raise(call, 'UPDATE', group.id)
  return { result: group.id }
}

/** The tasks of a group stay, without a group. */
function remove(call: Call): Answer {
  const { state } = call
  if (asInt(call.params.GROUP_ID) <= 0) throw groupError('Wrong group ID')
  const group = named(call, 'Socialnetwork group not found')
  if (!leadsGroup(call, group, 'A')) throw groupError('User has no permissions to delete group')
  for (const one of membersOf(state, group.id)) state.groupMembers.delete(one.id)
  for (const task of state.tasks.values())
    if (task.groupId === group.id) Object.assign(task, { groupId: 0, stageId: 0 })
  state.groups.delete(group.id)
  state.touch()
  raise(call, 'DELETE', group.id)
  return { result: true }
}

function setOwner(call: Call): Answer {
  const group = named(call, 'Invalid workgroup/project ID')
  const userId = asInt(call.params.USER_ID)
  if (!call.state.users.has(userId)) throw groupError('Invalid user ID')
  if (!leadsGroup(call, group, 'A')) throw groupError('Insufficient permissions to complete the operation.')
  setMember(call.state, group.id, group.ownerId, 'K')
  group.ownerId = userId
  setMember(call.state, group.id, userId, 'A')
  raise(call, 'UPDATE', group.id)
  return { result: true }
}

function getOne(call: Call): Answer {
  const { state } = call
  const id = asInt(asMap(call.params.params).groupId)
  if (id === 0) throw new RestError('SONET_CONTROLLER_WORKGROUP_EMPTY', 'Не передано значение ID рабочей группы.')
  const group = state.groups.get(id)
  if (!group || (!call.caller.user.admin && !isSeen(call, group)))
    throw new RestError('SONET_CONTROLLER_WORKGROUP_NOT_FOUND', 'Рабочая группа не найдена.')
  const members = membersOf(state, id)
  const ids = (roles: string): number[] => members.filter((one) => roles.includes(one.role)).map((one) => one.userId)
  const { ID: _id, SITE_ID: _site, SUBJECT_NAME: _subject, IS_EXTRANET: _extranet, ...common } = shown(state, group)
  return {
    result: {
      ...common,
      ID: id,
      SITE_ID: 's1',
      SUBJECT_ID: group.subjectId,
      OWNER_ID: group.ownerId,
      DESCRIPTION: group.description,
      KEYWORDS: group.keywords,
      INITIATE_PERMS: group.initiatePerms,
      NUMBER_OF_MEMBERS: ids('AEK').length,
      NUMBER_OF_MODERATORS: ids('AE').length,
      PROJECT_DATE_START: group.projectStart,
      PROJECT_DATE_FINISH: group.projectFinish,
      LANDING: 'N',
      TYPE: group.project ? 'project' : 'group',
      MEMBERS: ids('AEK'),
      ORDINARY_MEMBERS: ids('K'),
      INVITED_MEMBERS: ids('ZR'),
      MODERATOR_MEMBERS: ids('AE'),
      SITE_IDS: ['s1'],
      TAGS: asList(group.keywords === '' ? [] : group.keywords.split(',').map((one) => one.trim())),
    },
  }
}

/** Nothing selected is the number alone; names come in camelCase, values as strings. */
function listNew(call: Call): Answer {
  const { params } = call
  const select = asList(params.select).map(asText)
  const rows = seenBy(call, isYes(asMap(params.params).IS_ADMIN))
  const list = { filter: params.filter, order: params.order, start: params.start }
  const page = listRows(rows, columns, list, (one) => {
    const whole: Params = { ...shown(call.state, one), TYPE: one.project ? 'project' : 'group', AVATAR: '' }
    const names = ['ID', ...select.filter((name) => name !== 'ID' && name in whole)]
    return Object.fromEntries(names.map((name) => [camel(name), whole[name]]))
  })
  const { result, ...counts } = page
  return { ...counts, result: { workgroups: result } }
}

const camel = (name: string): string =>
  name.toLowerCase().replace(/_(.)/g, (_all, letter: string) => letter.toUpperCase())
