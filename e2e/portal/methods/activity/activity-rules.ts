import { bindingsOf, communicationsOf } from '../../entities/activity-fields.ts'
import { mayTouch } from '../../entities/activity.ts'
import type { Activity } from '../../store/records.ts'
import type { Call } from '../../wire/call.ts'
import { asInt, asList, asText } from '../../wire/params.ts'
import type { Params } from '../../wire/params.ts'
import { RestError, refusal } from '../../wire/rest-error.ts'
import { CONFIGURABLE } from './configurable.ts'

const MEETING = 1
const CALL = 2
const TASK = 3
const PROVIDER = 6

/** Kind of a new activity: PROVIDER_ID without TYPE_ID means "of that provider" (Bitrix24 docs: app-embedding/activity-app). */
export function writtenType(fields: Params): number {
  const typeId = asInt(fields.TYPE_ID)
  return typeId === 0 && asText(fields.PROVIDER_ID) !== '' ? PROVIDER : typeId
}

/** Refuses what crm.activity.add refuses: all complaints in one text, no code. */
export function checkNewActivity(call: Call, fields: Params): void {
  const typeId = writtenType(fields)
  checkProvider(call, typeId, asText(fields.PROVIDER_ID))
  const problems: string[] = []
  const communications = asList(fields.COMMUNICATIONS)
  if (typeId === 0) problems.push('The field TYPE_ID is not defined or invalid.')
  if (typeId === TASK) problems.push('The activity type "Task" is not supported in current context.')
  if (asText(fields.SUBJECT).trim() === '') problems.push('The field SUBJECT is not defined or empty.')
  if (communications.length === 0 && typeId !== PROVIDER)
    problems.push('The field COMMUNICATIONS is not defined or invalid.')
  if (communications.length > 1 && (typeId === CALL || typeId === MEETING))
    problems.push('The only one communication is allowed for activity of specified type.')
  if (problems.length > 0) throw new RestError('', problems.join('\n'))
  checkCards(call, fields, typeId)
}

function checkProvider(call: Call, typeId: number, providerId: string): void {
  if (providerId === CONFIGURABLE)
    throw new RestError('', 'Use crm.activity.configurable.add for this activity provider')
  if (typeId === PROVIDER && providerId === '')
    throw new RestError('', 'The custom activity without provider is not supported in current context.')
  if (providerId === 'REST_APP' && !call.caller.app) throw new RestError('', 'Application context required')
}

/** The owner and every card in COMMUNICATIONS have to exist and need the right to change them. */
function checkCards(call: Call, fields: Params, typeId: number): void {
  const owner = { entityTypeId: asInt(fields.OWNER_TYPE_ID), entityId: asInt(fields.OWNER_ID) }
  const draft = communicationsOf(call.state, fields.COMMUNICATIONS, owner, typeId)
  const cards = bindingsOf(owner, draft, fields.BINDINGS)
  if (cards.length === 0)
    throw new RestError(
      '',
      'Could not build binding. Please ensure that owner info and communications are defined correctly.',
    )
  for (const card of cards) {
    if (!mayTouch(call.state, call.caller.user, 'update', card)) throw refusal.accessDenied()
  }
}

/** Activities of an application are changed by it alone; the configurable ones by their own method. */
export function checkOwnApplication(call: Call, activity: Activity): void {
  if (activity.providerId === CONFIGURABLE)
    throw new RestError('', 'Use crm.activity.configurable.update for this activity provider')
  if (activity.providerId === 'REST_APP' && activity.clientId !== call.caller.app?.clientId)
    throw new RestError('', 'Application context required')
}
