import type { Item } from '../store/records.ts'
import { asText } from '../wire/params.ts'
import type { Field } from './field.ts'
import { field, offField } from './field.ts'
import { multifieldsOf } from './multifields.ts'

const readOnly = { readOnly: true }

/** Who and when, as leads, deals, contacts, companies and quotes call it in the old methods. */
export function systemFields(shortDates = false): Field[] {
  return [
    field('id', 'integer', 'ID', 'ID', readOnly),
    field('createdTime', 'datetime', 'DATE_CREATE', 'Дата создания', readOnly),
    ...(shortDates ? [offField('dateCreateShort', 'datetime')] : []),
    field('updatedTime', 'datetime', 'DATE_MODIFY', 'Дата изменения', readOnly),
    ...(shortDates ? [offField('dateModifyShort', 'datetime')] : []),
    field('createdBy', 'user', 'CREATED_BY_ID', 'Кем создан', readOnly),
    field('updatedBy', 'user', 'MODIFY_BY_ID', 'Кем изменён', readOnly),
    field('assignedById', 'user', 'ASSIGNED_BY_ID', 'Ответственный'),
    field('opened', 'boolean', 'OPENED', 'Доступен для всех'),
  ]
}

/** What stands at the end of every item. */
export function lastFields(): Field[] {
  return [
    field('webformId', 'integer', 'WEBFORM_ID', 'Создано CRM-формой', { empty: 0 }),
    field('lastActivityBy', 'user', 'LAST_ACTIVITY_BY', 'Кем выполнено последнее действие', readOnly),
    field('lastActivityTime', 'datetime', 'LAST_ACTIVITY_TIME', 'Последняя активность', readOnly),
    ...['Source', 'Medium', 'Campaign', 'Content', 'Term'].map((part) =>
      field(`utm${part}`, 'string', `UTM_${part.toUpperCase()}`, `UTM ${part}`),
    ),
  ]
}

export function observerFields(): Field[] {
  return [field('observers', 'user', 'OBSERVERS', 'Наблюдатели', { multiple: true })]
}

export function originFields(): Field[] {
  return [
    field('originatorId', 'string', 'ORIGINATOR_ID', 'Внешний источник'),
    field('originId', 'string', 'ORIGIN_ID', 'Идентификатор элемента во внешнем источнике'),
  ]
}

export function versionedOriginFields(): Field[] {
  return [...originFields(), field('originVersion', 'string', 'ORIGIN_VERSION', 'Версия оригинала')]
}

export function clientFields(): Field[] {
  return [
    field('companyId', 'crm_company', 'COMPANY_ID', 'Компания', { empty: 0, settings: { parentEntityTypeId: 4 } }),
    field('contactId', 'crm_contact', 'CONTACT_ID', 'Контакт', { empty: 0, deprecated: true }),
    field('contactIds', 'crm_contact', 'CONTACT_IDS', 'Контакты', { multiple: true }),
  ]
}

export function personFields(): Field[] {
  return [
    field('honorific', 'crm_status', 'HONORIFIC', 'Обращение', { statusEntity: 'HONORIFIC' }),
    field('name', 'string', 'NAME', 'Имя'),
    field('secondName', 'string', 'SECOND_NAME', 'Отчество'),
    field('lastName', 'string', 'LAST_NAME', 'Фамилия'),
    offField('shortName', 'string'),
    field('birthdate', 'date', 'BIRTHDATE', 'Дата рождения'),
    field('post', 'string', 'POST', 'Должность'),
  ]
}

export function commentFields(): Field[] {
  return [field('comments', 'text', 'COMMENTS', 'Комментарий')]
}

export function sourceFields(): Field[] {
  return [
    field('sourceId', 'crm_status', 'SOURCE_ID', 'Источник', { statusEntity: 'SOURCE' }),
    field('sourceDescription', 'text', 'SOURCE_DESCRIPTION', 'Дополнительно об источнике'),
  ]
}

export function moneyFields(): Field[] {
  return [
    field('opportunity', 'double', 'OPPORTUNITY', 'Сумма', { empty: 0 }),
    field('isManualOpportunity', 'boolean', 'IS_MANUAL_OPPORTUNITY', 'Режим расчёта суммы'),
    field('currencyId', 'crm_currency', 'CURRENCY_ID', 'Валюта'),
  ]
}

export function taxField(): Field {
  return field('taxValue', 'double', 'TAX_VALUE', 'Сумма налога', { empty: 0 })
}

export function movedFields(): Field[] {
  return [
    field('movedBy', 'user', 'MOVED_BY_ID', 'Кем изменена стадия', readOnly),
    field('movedTime', 'datetime', 'MOVED_TIME', 'Когда изменена стадия', readOnly),
  ]
}

export function periodFields(): Field[] {
  return [
    field('begindate', 'date', 'BEGINDATE', 'Дата начала'),
    field('closedate', 'date', 'CLOSEDATE', 'Дата завершения'),
  ]
}

export function ownCompanyField(): Field {
  const settings = { isMyCompany: true, parentEntityTypeId: 4, isEmbeddedEditorEnabled: true }
  return field('mycompanyId', 'crm_company', 'MYCOMPANY_ID', 'Реквизиты вашей компании', { settings })
}

/** Names by which the full-text search finds an item. */
function searchContent(item: Item): string | null {
  const parts = [item.id, item.title, item.lastName, item.name, item.secondName, item.companyTitle, item.comments]
  return parts
    .map(asText)
    .filter((part) => part !== '')
    .join(' ')
}

export function searchField(): Field {
  return field('searchContent', 'text', 'SEARCH_CONTENT', 'Информация для поиска', {
    readOnly: true,
    derive: searchContent,
  })
}

/** Flags of multifields, the first value of each kind, and `fm` itself. */
export function multifieldFields(): Field[] {
  return [
    field('hasPhone', 'boolean', 'HAS_PHONE', 'Задан телефон', readOnly),
    field('hasEmail', 'boolean', 'HAS_EMAIL', 'Задан e-mail', readOnly),
    field('hasImol', 'boolean', 'HAS_IMOL', 'Задана открытая линия', readOnly),
    ...firstValues.map(([name, typeId, valueType]) =>
      field(name, 'string', name.replace(/[A-Z]/g, '_$&').toUpperCase(), name, {
        readOnly: true,
        derive: (item) => firstValue(item, typeId, valueType),
      }),
    ),
    field('fm', 'crm_multifield', 'FM', 'Телефоны, e-mail, сайты', { multiple: true }),
  ]
}

const firstValues: readonly (readonly [name: string, typeId: string, valueType: string])[] = [
  ['phoneMobile', 'PHONE', 'MOBILE'],
  ['phoneWork', 'PHONE', 'WORK'],
  ['phoneMailing', 'PHONE', 'MAILING'],
  ['emailHome', 'EMAIL', 'HOME'],
  ['emailWork', 'EMAIL', 'WORK'],
  ['emailMailing', 'EMAIL', 'MAILING'],
  ['imol', 'IM', 'IMOL'],
  ['email', 'EMAIL', ''],
  ['phone', 'PHONE', ''],
]

function firstValue(item: Item, typeId: string, valueType: string): string {
  const found = multifieldsOf(item).find(
    (one) => one.typeId === typeId && (valueType === '' || one.valueType === valueType),
  )
  return found?.value ?? ''
}
