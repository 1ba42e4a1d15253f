import type { SmartRelation, SmartType } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import type { Params } from '../wire/params.ts'
import { asInt, asList, asMap, asText, isYes } from '../wire/params.ts'
import { portalTime } from '../wire/time.ts'
import type { NewStatus } from './add-statuses.ts'
import { addCategory } from './add-category.ts'

/** Switches of a smart process. */
export const SMART_FLAGS = [
  'isCategoriesEnabled',
  'isStagesEnabled',
  'isBeginCloseDatesEnabled',
  'isClientEnabled',
  'isUseInUserfieldEnabled',
  'isLinkWithProductsEnabled',
  'isMycompanyEnabled',
  'isDocumentsEnabled',
  'isSourceEnabled',
  'isObserversEnabled',
  'isRecyclebinEnabled',
  'isAutomationEnabled',
  'isBizProcEnabled',
  'isSetOpenPermissions',
  'isPaymentsEnabled',
  'isCountersEnabled',
] as const

interface NewSmartType {
  title: string
  /** 0 = the portal picks the next free even number. */
  entityTypeId: number
  fields: Params
  userId: number
  /** Stages of the default funnel in place of the usual five; codes without the funnel's prefix. */
  stages?: readonly NewStatus[]
}

/** A smart process with its default funnel and stages, as crm.type.add makes it. */
export function createSmartType(state: PortalState, wanted: NewSmartType): SmartType {
  const now = portalTime(state.clock.now())
  const id = state.ids.next('type')
  const entityTypeId = wanted.entityTypeId || freeNumber(state)
  const type: SmartType = {
    id,
    entityTypeId,
    title: wanted.title,
    code: asText(wanted.fields.code),
    createdBy: wanted.userId,
    updatedBy: wanted.userId,
    createdTime: now,
    updatedTime: now,
    flags: flagsFrom(wanted.fields),
    relations: relationsOf(asMap(wanted.fields.relations)),
  }
  state.types.set(id, type)
  addCategory(state, entityTypeId, { name: 'Общая', sort: 300, isDefault: true }, wanted.stages)
  state.touch()
  state.events.raise('ONCRMTYPEADD', { FIELDS: { ID: id } }, { userId: wanted.userId })
  return type
}

/** Switches as written; those not named keep what they were, or are off. */
export function flagsFrom(fields: Params, old: SmartType['flags'] = {}): SmartType['flags'] {
  return Object.fromEntries(
    SMART_FLAGS.map((flag) => [
      flag,
      fields[flag] === undefined ? (old[flag] ?? 'N') : isYes(fields[flag]) ? 'Y' : 'N',
    ]),
  )
}

function freeNumber(state: PortalState): number {
  const taken = new Set([...state.types.values()].map((one) => one.entityTypeId))
  let number = 1030
  while (taken.has(number)) number += 2
  return number
}

export function relationsOf(raw: Params): SmartType['relations'] {
  const side = (value: unknown): SmartRelation[] =>
    asList(value).map((one) => ({
      entityTypeId: asInt(asMap(one).entityTypeId),
      isChildrenListEnabled: isYes(asMap(one).isChildrenListEnabled) ? 'Y' : 'N',
      isPredefined: 'N',
    }))
  return { parent: side(raw.parent), child: side(raw.child) }
}
