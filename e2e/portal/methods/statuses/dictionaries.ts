import { semanticsOf, stageEntity, stagePrefix, statusesOf } from '../../entities/stages.ts'
import { typeTitle } from '../../entities/parents.ts'
import { DEAL, LEAD, QUOTE, SMART_INVOICE } from '../../entities/type-ids.ts'
import type { Category } from '../../store/records.ts'
import type { PortalState } from '../../store/state.ts'
import type { Params } from '../../wire/params.ts'

const PLAIN: readonly (readonly [id: string, name: string])[] = [
  ['SOURCE', 'Источники'],
  ['CONTACT_TYPE', 'Тип контакта'],
  ['COMPANY_TYPE', 'Тип компании'],
  ['EMPLOYEES', 'Кол-во сотрудников'],
  ['INDUSTRY', 'Сфера деятельности'],
  ['DEAL_TYPE', 'Тип сделки'],
  ['HONORIFIC', 'Обращения'],
  ['EVENT_TYPE', 'Тип события'],
  ['CALL_LIST', 'Статусы обзвона'],
]

/** Every dictionary of the portal, stages of funnels among them. Bitrix24 docs: crm/status/crm-status-entity-types. */
export function dictionaries(state: PortalState): (Params & { ID: string })[] {
  return [
    { ...stageDictionary(state, 'STATUS', 'Стадии лида'), ENTITY_TYPE_ID: LEAD },
    ...PLAIN.map(([ID, NAME]) => ({ ID, NAME })),
    { ...stageDictionary(state, 'QUOTE_STATUS', 'Стадии предложения'), ENTITY_TYPE_ID: QUOTE },
    ...[...state.categories.values()].map((one) => funnelDictionary(state, one)).filter((one) => one !== null),
  ]
}

function stageDictionary(state: PortalState, id: string, name: string): Params & { ID: string } {
  const stages = statusesOf(state, id)
  const last = (semantics: 'S' | 'F'): string => stages.find((one) => semanticsOf(one) === semantics)?.statusId ?? ''
  return {
    ID: id,
    NAME: name,
    SEMANTIC_INFO: {
      START_FIELD: stages[0]?.statusId ?? '',
      FINAL_SUCCESS_FIELD: last('S'),
      FINAL_UNSUCCESS_FIELD: last('F'),
      FINAL_SORT: 0,
    },
  }
}

function funnelDictionary(state: PortalState, category: Category): (Params & { ID: string }) | null {
  const { entityTypeId, id } = category
  const entity = stageEntity(state, entityTypeId, id)
  if (entity === null) return null
  const common = { ENTITY_TYPE_ID: entityTypeId, CATEGORY_ID: id }
  const scope = id === 0 ? '' : `category_${id}`
  if (entityTypeId === DEAL)
    return {
      ...stageDictionary(state, entity, `Стадии сделки ${category.name}`),
      ...(id === 0 ? {} : { PARENT_ID: 'DEAL_STAGE', PREFIX: stagePrefix(DEAL, id) }),
      FIELD_ATTRIBUTE_SCOPE: scope,
      ...common,
    }
  return {
    ID: entity,
    NAME: entityTypeId === SMART_INVOICE ? 'Стадии счёта' : `${typeTitle(state, entityTypeId)} (${category.name})`,
    SEMANTIC_INFO: [],
    PREFIX: stagePrefix(entityTypeId, id),
    FIELD_ATTRIBUTE_SCOPE: scope,
    IS_ENABLED: true,
    ...common,
  }
}
