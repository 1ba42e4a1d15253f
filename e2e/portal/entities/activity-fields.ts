import type { Activity, Binding, Communication } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { asInt, asList, asMap, asText, isYes } from '../wire/params.ts'
import type { Params } from '../wire/params.ts'
import { parseTime, portalTime } from '../wire/time.ts'
import { addFile } from '../store/files.ts'

const PROVIDERS: Record<number, [string, string]> = {
  1: ['CRM_MEETING', 'MEETING'],
  2: ['VOXIMPLANT_CALL', 'CALL'],
  3: ['TASKS', 'TASK'],
  4: ['CRM_EMAIL', 'EMAIL'],
}
const COMMUNICATION_TYPES = new Set(['', 'PHONE', 'EMAIL', 'IM', 'WEB'])

export function providerOf(typeId: number, fields: Params): [string, string] {
  const [id, type] = PROVIDERS[typeId] ?? ['', '']
  return [asText(fields.PROVIDER_ID) || id, asText(fields.PROVIDER_TYPE_ID) || type]
}

/** COMMUNICATIONS as stored: a wrong TYPE is dropped in silence, without ENTITY_* the owner stands in. */
export function communicationsOf(state: PortalState, value: unknown, owner: Binding, typeId: number): Communication[] {
  const found: Communication[] = []
  for (const raw of asList(value)) {
    const entry = asMap(raw)
    const type = asText(entry.TYPE).toUpperCase()
    if (!COMMUNICATION_TYPES.has(type)) continue
    const entityId = asInt(entry.ENTITY_ID)
    found.push({
      id: state.ids.next('communication'),
      type: type || (typeId === 2 ? 'PHONE' : 'EMAIL'),
      value: asText(entry.VALUE),
      entityTypeId: entityId > 0 ? asInt(entry.ENTITY_TYPE_ID) : owner.entityTypeId,
      entityId: entityId > 0 ? entityId : owner.entityId,
    })
  }
  return found
}

/** FILES of a write: `[{fileData: [name, base64]}]`; the base64 has no `data:` in front. */
export function activityFiles(state: PortalState, value: unknown): number[] {
  const ids: number[] = []
  for (const raw of asList(value)) {
    const [name, content] = asList(asMap(raw).fileData ?? raw)
    if (typeof name === 'string' && typeof content === 'string')
      ids.push(addFile(state, name, Buffer.from(content, 'base64')).id)
  }
  return ids
}

export function bindingsOf(owner: Binding, communications: readonly Communication[], extra: unknown): Binding[] {
  const bindings = new Map<string, Binding>()
  const put = (entityTypeId: number, entityId: number): void => {
    if (entityTypeId > 0 && entityId > 0) bindings.set(`${entityTypeId}:${entityId}`, { entityTypeId, entityId })
  }
  put(owner.entityTypeId, owner.entityId)
  for (const raw of asList(extra)) put(asInt(asMap(raw).OWNER_TYPE_ID), asInt(asMap(raw).OWNER_ID))
  for (const one of communications) put(one.entityTypeId, one.entityId)
  return [...bindings.values()]
}

/** The plain columns of a write. */
export function setActivityColumns(activity: Activity, fields: Params): void {
  const text = (name: string): string | undefined => (fields[name] === undefined ? undefined : asText(fields[name]))
  activity.subject = text('SUBJECT') ?? activity.subject
  activity.description = text('DESCRIPTION') ?? activity.description
  activity.location = text('LOCATION') ?? activity.location
  activity.originatorId = text('ORIGINATOR_ID') ?? activity.originatorId
  activity.originId = text('ORIGIN_ID') ?? activity.originId
  activity.originVersion = text('ORIGIN_VERSION') ?? activity.originVersion
  if (fields.DESCRIPTION_TYPE !== undefined) activity.descriptionType = asInt(fields.DESCRIPTION_TYPE)
  if (fields.DIRECTION !== undefined) activity.direction = asInt(fields.DIRECTION)
  if (fields.PRIORITY !== undefined) activity.priority = asInt(fields.PRIORITY)
  if (fields.COMPLETED !== undefined) activity.completed = isYes(fields.COMPLETED)
  if (fields.IS_INCOMING_CHANNEL !== undefined) activity.incomingChannel = isYes(fields.IS_INCOMING_CHANNEL)
  if (asInt(fields.RESPONSIBLE_ID) > 0) activity.responsibleId = asInt(fields.RESPONSIBLE_ID)
  activity.startTime = timeOf(fields.START_TIME) ?? activity.startTime
  activity.endTime = timeOf(fields.END_TIME) ?? activity.endTime
  // DEADLINE is not written itself: it follows the start (calls, meetings) or the end (Bitrix24 docs: crm-activity-add).
  activity.deadline = activity.typeId === 3 ? activity.endTime : activity.startTime
  if (fields.STATUS !== undefined && fields.COMPLETED === undefined) activity.completed = asInt(fields.STATUS) >= 2
  if (fields.NOTIFY_TYPE !== undefined) activity.notifyType = asInt(fields.NOTIFY_TYPE)
  if (fields.NOTIFY_VALUE !== undefined) activity.notifyValue = asInt(fields.NOTIFY_VALUE)
  if (fields.PROVIDER_DATA !== undefined) activity.providerData = asText(fields.PROVIDER_DATA)
  setResults(activity, fields)
  if (fields.SETTINGS !== undefined) activity.settings = asMap(fields.SETTINGS)
  if (fields.PROVIDER_PARAMS !== undefined) activity.providerParams = asMap(fields.PROVIDER_PARAMS)
}

const RESULTS = ['MARK', 'VALUE', 'SUM', 'CURRENCY_ID', 'STATUS', 'STREAM', 'SOURCE_ID'].map((one) => `RESULT_${one}`)

function setResults(activity: Activity, fields: Params): void {
  for (const name of RESULTS) {
    if (fields[name] !== undefined) activity.results = { ...activity.results, [name]: asText(fields[name]) || null }
  }
}

function timeOf(value: unknown): string | undefined {
  const ms = value === undefined ? undefined : parseTime(asText(value))
  return ms === undefined ? undefined : portalTime(ms)
}
