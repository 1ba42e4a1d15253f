import type { SmartRelation, SmartType } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import type { Field } from './field.ts'
import { field } from './field.ts'
import { COMPANY, CONTACT, DEAL, LEAD, QUOTE, SMART_INVOICE } from './type-ids.ts'

const TITLES: Record<number, string> = {
  [LEAD]: 'Лид',
  [DEAL]: 'Сделка',
  [CONTACT]: 'Контакт',
  [COMPANY]: 'Компания',
  [QUOTE]: 'Предложение',
  [SMART_INVOICE]: 'Счёт',
}

export function typeTitle(state: PortalState, entityTypeId: number): string {
  const smart = [...state.types.values()].find((one) => one.entityTypeId === entityTypeId)
  return smart?.title ?? TITLES[entityTypeId] ?? ''
}

/**
 * `parentId<N>` fields of a type: a relation is set on either end and seen from both. A client of a smart process is its
 * companyId and contactId, so such predefined relations have no field. Bitrix24 docs: crm/universal/index, crm-type-add.
 */
export function parentFields(state: PortalState, entityTypeId: number): Field[] {
  if (state.types.size === 0) return []
  return [...parentIds(state, entityTypeId)].map((parent) =>
    field(`parentId${parent}`, 'crm_entity', `PARENT_ID_${parent}`, typeTitle(state, parent), {
      settings: { parentEntityTypeId: parent },
    }),
  )
}

function parentIds(state: PortalState, entityTypeId: number): Set<number> {
  const ids = new Set<number>()
  for (const type of state.types.values()) {
    if (type.entityTypeId === entityTypeId)
      for (const one of type.relations.parent) if (one.isPredefined === 'N') ids.add(one.entityTypeId)
    if (type.relations.child.some((one) => one.entityTypeId === entityTypeId && one.isPredefined === 'N'))
      ids.add(type.entityTypeId)
  }
  return ids
}

/** Relations of a smart process as crm.type.get shows them: its own and those that others have set with it. */
export function relationsSeen(state: PortalState, type: SmartType): SmartType['relations'] {
  const seen = (side: 'parent' | 'child', other: 'parent' | 'child'): SmartRelation[] => {
    const all = new Map(type.relations[side].map((one) => [one.entityTypeId, one]))
    for (const neighbour of state.types.values()) {
      const back = neighbour.relations[other].find((one) => one.entityTypeId === type.entityTypeId)
      if (back && !all.has(neighbour.entityTypeId))
        all.set(neighbour.entityTypeId, { ...back, entityTypeId: neighbour.entityTypeId })
    }
    return [...all.values()]
  }
  return { parent: seen('parent', 'child'), child: seen('child', 'parent') }
}
