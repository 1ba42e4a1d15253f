import type { Item, User } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import type { Params } from '../wire/params.ts'
import { asInt, asText } from '../wire/params.ts'
import { RestError } from '../wire/rest-error.ts'
import { parseTime, portalTime } from '../wire/time.ts'
import type { EntityType } from './types.ts'

const TIMES = ['createdTime', 'updatedTime', 'movedTime'] as const
const AUTHORS = ['createdBy', 'updatedBy', 'movedBy'] as const

/**
 * Times and authors that an import may bring, checked by the vendor's rules: only an administrator sets them; createdTime
 * is not before that of the item with the highest number, none is in the future, updatedTime is not before createdTime and
 * movedTime lies between the two. Bitrix24 docs: crm/universal/import/index.
 */
export function importHistory(state: PortalState, type: EntityType, fields: Params, user: User): Partial<Item> {
  const history: Record<string, string | number> = {}
  for (const name of AUTHORS) {
    if (fields[name] === undefined || !type.fields.has(name)) continue
    if (!user.admin || !state.users.has(asInt(fields[name]))) throw invalid(type, name)
    history[name] = asInt(fields[name])
  }
  const now = state.clock.now()
  const times: Partial<Record<(typeof TIMES)[number], number>> = {}
  for (const name of TIMES) {
    if (fields[name] === undefined || !type.fields.has(name)) continue
    const ms = parseTime(asText(fields[name]))
    if (!user.admin || ms === undefined || ms > now) throw invalid(type, name)
    times[name] = ms
    history[name] = portalTime(ms)
  }
  checkOrder(state, type, times, now)
  return history
}

function checkOrder(
  state: PortalState,
  type: EntityType,
  times: Partial<Record<(typeof TIMES)[number], number>>,
  now: number,
): void {
  const thisSecond = Math.floor(now / 1000) * 1000
  const created = times.createdTime ?? thisSecond
  const updated = times.updatedTime ?? now
  if (times.createdTime !== undefined && created < lastCreated(state, type.id)) throw invalid(type, 'createdTime')
  if (updated < created) throw invalid(type, 'updatedTime')
  if (times.movedTime !== undefined && (times.movedTime > updated || times.movedTime < created))
    throw invalid(type, 'movedTime')
}

/** When the item with the highest number was created, whole seconds as stored; 0 when there is none. */
function lastCreated(state: PortalState, entityTypeId: number): number {
  for (const item of state.items.of(entityTypeId).range(0, Number.MAX_SAFE_INTEGER, true))
    return parseTime(asText(item.createdTime)) ?? 0
  return 0
}

function invalid(type: EntityType, name: string): RestError {
  const title = type.fields.get(name)?.title ?? name
  return new RestError('CRM_FIELD_ERROR_VALUE_NOT_VALID', `Неверное значение поля "${title}"`)
}
