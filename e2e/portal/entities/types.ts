import type { PortalState } from '../store/state.ts'
import { commentFields, moneyFields, multifieldFields, personFields, systemFields, utmFields } from './common-fields.ts'
import type { Field } from './field.ts'
import { field } from './field.ts'
import { COMPANY, CONTACT, DEAL, LEAD } from './type-ids.ts'

const readOnly = { readOnly: true }

/** A CRM type as the universal methods see it. */
export interface EntityType {
  id: number
  /** ENTITY_ID of its user fields: CRM_LEAD, …, CRM_<id of the smart process>. */
  userFieldEntity: string
  /** Middle part of its events: LEAD in ONCRMLEADADD; '' = smart process (ONCRMDYNAMICITEMADD). */
  eventName: string
  /** Beginning of the title an item gets when it comes without one. */
  defaultTitle: string
  fields: ReadonlyMap<string, Field>
}

function typeOf(
  id: number,
  userFieldEntity: string,
  eventName: string,
  defaultTitle: string,
  fields: Field[],
): EntityType {
  return { id, userFieldEntity, eventName, defaultTitle, fields: new Map(fields.map((one) => [one.name, one])) }
}

const moved = [
  field('movedBy', 'user', 'MOVED_BY_ID', 'Кем изменена стадия', readOnly),
  field('movedTime', 'datetime', 'MOVED_TIME', 'Когда изменена стадия', readOnly),
]
const client = [
  field('companyId', 'crm_company', 'COMPANY_ID', 'Компания', { empty: 0 }),
  field('contactId', 'crm_contact', 'CONTACT_ID', 'Контакт', { empty: 0 }),
  field('contactIds', 'crm_contact', 'CONTACT_IDS', 'Контакты', { multiple: true }),
]
const returning = field('isReturnCustomer', 'boolean', 'IS_RETURN_CUSTOMER', 'Повторный клиент', readOnly)

const lead = typeOf(LEAD, 'CRM_LEAD', 'LEAD', 'Лид #', [
  ...systemFields(),
  field('title', 'string', 'TITLE', 'Название лида'),
  field('stageId', 'crm_status', 'STATUS_ID', 'Стадия', { statusEntity: 'STATUS' }),
  field('stageSemanticId', 'string', 'STATUS_SEMANTIC_ID', 'Группа стадии', readOnly),
  field('statusDescription', 'text', 'STATUS_DESCRIPTION', 'Дополнительно о стадии'),
  field('companyTitle', 'string', 'COMPANY_TITLE', 'Название компании'),
  field('dateClosed', 'datetime', 'DATE_CLOSED', 'Дата завершения', readOnly),
  ...client,
  returning,
  ...moved,
  ...personFields(),
  ...commentFields(),
  ...moneyFields(),
  ...multifieldFields(),
])

const deal = typeOf(DEAL, 'CRM_DEAL', 'DEAL', 'Сделка #', [
  ...systemFields(),
  field('title', 'string', 'TITLE', 'Название'),
  field('categoryId', 'crm_category', 'CATEGORY_ID', 'Направление', { empty: 0 }),
  field('stageId', 'crm_status', 'STAGE_ID', 'Стадия сделки', { statusEntity: 'DEAL_STAGE' }),
  field('stageSemanticId', 'string', 'STAGE_SEMANTIC_ID', 'Группа стадии', readOnly),
  field('closed', 'boolean', 'CLOSED', 'Закрыта', readOnly),
  field('typeId', 'crm_status', 'TYPE_ID', 'Тип', { statusEntity: 'DEAL_TYPE' }),
  field('probability', 'integer', 'PROBABILITY', 'Вероятность'),
  field('begindate', 'date', 'BEGINDATE', 'Дата начала'),
  field('closedate', 'date', 'CLOSEDATE', 'Предполагаемая дата закрытия'),
  field('leadId', 'crm_lead', 'LEAD_ID', 'Лид', readOnly),
  field('additionalInfo', 'text', 'ADDITIONAL_INFO', 'Дополнительная информация'),
  ...client,
  returning,
  ...moved,
  ...commentFields(),
  ...moneyFields(),
])

const contact = typeOf(CONTACT, 'CRM_CONTACT', 'CONTACT', 'Контакт #', [
  ...systemFields(),
  ...personFields(),
  field('photo', 'file', 'PHOTO', 'Фотография'),
  field('typeId', 'crm_status', 'TYPE_ID', 'Тип контакта', { statusEntity: 'CONTACT_TYPE' }),
  field('export', 'boolean', 'EXPORT', 'Участвует в экспорте', { empty: 'Y' }),
  field('companyId', 'crm_company', 'COMPANY_ID', 'Компания', { empty: 0 }),
  field('companyIds', 'crm_company', 'COMPANY_IDS', 'Компании', { multiple: true }),
  field('leadId', 'crm_lead', 'LEAD_ID', 'Лид', readOnly),
  ...commentFields(),
  ...multifieldFields(),
])

const company = typeOf(COMPANY, 'CRM_COMPANY', 'COMPANY', 'Компания #', [
  ...systemFields(),
  field('title', 'string', 'TITLE', 'Название компании'),
  field('typeId', 'crm_status', 'COMPANY_TYPE', 'Тип компании', { statusEntity: 'COMPANY_TYPE' }),
  field('industry', 'crm_status', 'INDUSTRY', 'Сфера деятельности', { statusEntity: 'INDUSTRY' }),
  field('employees', 'crm_status', 'EMPLOYEES', 'Количество сотрудников', { statusEntity: 'EMPLOYEES' }),
  field('revenue', 'double', 'REVENUE', 'Годовой оборот', { empty: 0 }),
  field('currencyId', 'crm_currency', 'CURRENCY_ID', 'Валюта', { empty: 'RUB' }),
  field('isMyCompany', 'boolean', 'IS_MY_COMPANY', 'Моя компания'),
  field('bankingDetails', 'text', 'BANKING_DETAILS', 'Банковские реквизиты'),
  field('contactIds', 'crm_contact', 'CONTACT_IDS', 'Контакты', { multiple: true }),
  field('leadId', 'crm_lead', 'LEAD_ID', 'Лид', readOnly),
  field('comments', 'text', 'COMMENTS', 'Комментарий'),
  ...multifieldFields(),
])

const smartFields: Field[] = [
  field('id', 'integer', 'ID', 'ID', readOnly),
  field('title', 'string', 'TITLE', 'Название'),
  field('xmlId', 'string', 'XML_ID', 'Внешний код'),
  field('createdTime', 'datetime', 'CREATED_TIME', 'Когда создан', readOnly),
  field('updatedTime', 'datetime', 'UPDATED_TIME', 'Когда обновлён', readOnly),
  field('createdBy', 'user', 'CREATED_BY', 'Кем создан', readOnly),
  field('updatedBy', 'user', 'UPDATED_BY', 'Кем обновлён', readOnly),
  field('assignedById', 'user', 'ASSIGNED_BY_ID', 'Ответственный'),
  field('opened', 'boolean', 'OPENED', 'Доступен для всех'),
  field('webformId', 'integer', 'WEBFORM_ID', 'Создано CRM-формой', { readOnly: true, empty: 0 }),
  field('begindate', 'date', 'BEGINDATE', 'Дата начала'),
  field('closedate', 'date', 'CLOSEDATE', 'Дата завершения'),
  field('observers', 'user', 'OBSERVERS', 'Наблюдатели', { multiple: true }),
  field('categoryId', 'crm_category', 'CATEGORY_ID', 'Воронка', { empty: 0 }),
  field('stageId', 'crm_status', 'STAGE_ID', 'Стадия'),
  field('previousStageId', 'crm_status', 'PREVIOUS_STAGE_ID', 'Предыдущая стадия', readOnly),
  field('movedTime', 'datetime', 'MOVED_TIME', 'Когда изменена стадия', readOnly),
  field('movedBy', 'user', 'MOVED_BY', 'Кем изменена стадия', readOnly),
  field('sourceId', 'crm_status', 'SOURCE_ID', 'Источник', { statusEntity: 'SOURCE' }),
  field('sourceDescription', 'text', 'SOURCE_DESCRIPTION', 'Дополнительно об источнике'),
  field('lastActivityBy', 'user', 'LAST_ACTIVITY_BY', 'Кем выполнено последнее действие', readOnly),
  field('lastActivityTime', 'datetime', 'LAST_ACTIVITY_TIME', 'Последняя активность', readOnly),
  ...client,
  ...moneyFields(),
  ...utmFields(),
]

const system = new Map([lead, deal, contact, company].map((one) => [one.id, one]))

/** A CRM type by number: a built-in one, or a smart process of this portal; undefined when there is none. */
export function entityType(state: PortalState, entityTypeId: number): EntityType | undefined {
  const known = system.get(entityTypeId)
  if (known) return known
  for (const smart of state.types.values()) {
    if (smart.entityTypeId === entityTypeId)
      return typeOf(entityTypeId, `CRM_${smart.id}`, '', `${smart.title} #`, smartFields)
  }
  return undefined
}
