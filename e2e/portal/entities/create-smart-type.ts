import type { SmartRelation, SmartType } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import type { Params } from '../wire/params.ts'
import { asInt, asList, asMap, asText, isYes } from '../wire/params.ts'
import { portalTime } from '../wire/time.ts'
import type { NewStatus } from './add-statuses.ts'
import { addStatuses } from './add-statuses.ts'

const FLAGS = [
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

/** Stages a new funnel starts with. */
const FIRST_STAGES: readonly NewStatus[] = [
  { code: 'NEW', name: 'Начало', color: '#22B9FF', semantics: '' },
  { code: 'PREPARATION', name: 'Подготовка', color: '#88B9FF', semantics: '' },
  { code: 'CLIENT', name: 'Согласование', color: '#10E5FC', semantics: '' },
  { code: 'SUCCESS', name: 'Успех', color: '#00FF00', semantics: 'S' },
  { code: 'FAIL', name: 'Провал', color: '#FF0000', semantics: 'F' },
]

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
    flags: Object.fromEntries(FLAGS.map((flag) => [flag, isYes(wanted.fields[flag]) ? 'Y' : 'N'])),
    relations: relationsOf(asMap(wanted.fields.relations)),
  }
  state.types.set(id, type)
  addDefaultFunnel(state, entityTypeId, wanted.stages ?? FIRST_STAGES)
  state.touch()
  state.events.raise('ONCRMTYPEADD', { FIELDS: { ID: id } }, { userId: wanted.userId })
  return type
}

function freeNumber(state: PortalState): number {
  const taken = new Set([...state.types.values()].map((one) => one.entityTypeId))
  let number = 1030
  while (taken.has(number)) number += 2
  return number
}

function relationsOf(raw: Params): SmartType['relations'] {
  const side = (value: unknown): SmartRelation[] =>
    asList(value).map((one) => ({
      entityTypeId: asInt(asMap(one).entityTypeId),
      isChildrenListEnabled: isYes(asMap(one).isChildrenListEnabled) ? 'Y' : 'N',
      isPredefined: 'N',
    }))
  return { parent: side(raw.parent), child: side(raw.child) }
}

function addDefaultFunnel(state: PortalState, entityTypeId: number, first: readonly NewStatus[]): void {
  const id = state.ids.next('category')
  state.categories.set(`${entityTypeId}:${id}`, { id, entityTypeId, name: 'Общая', sort: 300, isDefault: true })
  const entity = `DYNAMIC_${entityTypeId}_STAGE_${id}`
  const stages = first.map((stage) => ({ ...stage, code: `DT${entityTypeId}_${id}:${stage.code}`, system: true }))
  addStatuses(state, entity, stages, id)
}
