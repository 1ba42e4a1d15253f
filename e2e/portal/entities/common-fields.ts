import type { Field } from './field.ts'
import { field } from './field.ts'

const readOnly = { readOnly: true }

/** Fields that leads, deals, contacts and companies share under the old upper-case names. */
export function systemFields(): Field[] {
  return [
    field('id', 'integer', 'ID', 'ID', readOnly),
    field('createdTime', 'datetime', 'DATE_CREATE', 'Дата создания', readOnly),
    field('updatedTime', 'datetime', 'DATE_MODIFY', 'Дата изменения', readOnly),
    field('createdBy', 'user', 'CREATED_BY_ID', 'Кем создан', readOnly),
    field('updatedBy', 'user', 'MODIFY_BY_ID', 'Кем изменён', readOnly),
    field('assignedById', 'user', 'ASSIGNED_BY_ID', 'Ответственный'),
    field('opened', 'boolean', 'OPENED', 'Доступен для всех'),
    field('originatorId', 'string', 'ORIGINATOR_ID', 'Внешний источник'),
    field('originId', 'string', 'ORIGIN_ID', 'Идентификатор элемента во внешнем источнике'),
    field('lastActivityBy', 'user', 'LAST_ACTIVITY_BY', 'Кем выполнено последнее действие', readOnly),
    field('lastActivityTime', 'datetime', 'LAST_ACTIVITY_TIME', 'Последняя активность', readOnly),
    field('observers', 'user', 'OBSERVERS', 'Наблюдатели', { multiple: true }),
    field('webformId', 'integer', 'WEBFORM_ID', 'Создано CRM-формой', { readOnly: true, empty: 0 }),
    ...utmFields(),
  ]
}

export function utmFields(): Field[] {
  return ['Source', 'Medium', 'Campaign', 'Content', 'Term'].map((part) =>
    field(`utm${part}`, 'string', `UTM_${part.toUpperCase()}`, `UTM ${part}`),
  )
}

export function personFields(): Field[] {
  return [
    field('honorific', 'crm_status', 'HONORIFIC', 'Обращение', { statusEntity: 'HONORIFIC' }),
    field('name', 'string', 'NAME', 'Имя'),
    field('secondName', 'string', 'SECOND_NAME', 'Отчество'),
    field('lastName', 'string', 'LAST_NAME', 'Фамилия'),
    field('birthdate', 'date', 'BIRTHDATE', 'Дата рождения'),
    field('post', 'string', 'POST', 'Должность'),
  ]
}

export function commentFields(): Field[] {
  return [
    field('comments', 'text', 'COMMENTS', 'Комментарий'),
    field('sourceId', 'crm_status', 'SOURCE_ID', 'Источник', { statusEntity: 'SOURCE' }),
    field('sourceDescription', 'text', 'SOURCE_DESCRIPTION', 'Дополнительно об источнике'),
  ]
}

export function moneyFields(): Field[] {
  return [
    field('opportunity', 'double', 'OPPORTUNITY', 'Сумма', { empty: 0 }),
    field('isManualOpportunity', 'boolean', 'IS_MANUAL_OPPORTUNITY', 'Режим расчёта суммы'),
    field('currencyId', 'crm_currency', 'CURRENCY_ID', 'Валюта', { empty: 'RUB' }),
  ]
}

export function multifieldFields(): Field[] {
  return [
    field('hasPhone', 'boolean', 'HAS_PHONE', 'Задан телефон', readOnly),
    field('hasEmail', 'boolean', 'HAS_EMAIL', 'Задан e-mail', readOnly),
    field('hasImol', 'boolean', 'HAS_IMOL', 'Задана открытая линия', readOnly),
    field('fm', 'crm_multifield', 'FM', 'Телефоны, e-mail, сайты', { multiple: true }),
  ]
}
