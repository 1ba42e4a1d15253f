import {
  clientFields,
  lastFields,
  moneyFields,
  ownCompanyField,
  periodFields,
  searchField,
  systemFields,
  taxField,
} from '../common-fields.ts'
import type { Field } from '../field.ts'
import { field, offField } from '../field.ts'

/** A rich text and the number of its format: 1 plain, 2 BBCode, 3 HTML. */
function richText(name: string, upper: string, title: string): Field[] {
  return [
    field(name, 'text', upper, title),
    field(`${name}Type`, 'integer', `${upper}_TYPE`, `${title}: формат`, { readOnly: true, empty: 2 }),
  ]
}

const clientDetails = ['Title', 'Addr', 'Contact', 'Email', 'Phone', 'TpId', 'TpaId'] as const

export const quoteFields: readonly Field[] = [
  ...systemFields(true),
  field('leadId', 'crm_lead', 'LEAD_ID', 'Лид'),
  field('dealId', 'crm_deal', 'DEAL_ID', 'Сделка'),
  ...clientFields(),
  field('personTypeId', 'integer', 'PERSON_TYPE_ID', 'Тип плательщика', { empty: 1 }),
  ownCompanyField(),
  field('title', 'string', 'TITLE', 'Название'),
  field('stageId', 'crm_status', 'STATUS_ID', 'Стадия', { statusEntity: 'QUOTE_STATUS' }),
  field('closed', 'boolean', 'CLOSED', 'Закрыто', { readOnly: true }),
  ...moneyFields(),
  taxField(),
  ...richText('comments', 'COMMENTS', 'Комментарий'),
  ...periodFields(),
  offField('begindateShort', 'datetime'),
  offField('closedateShort', 'datetime'),
  field('quoteNumber', 'string', 'QUOTE_NUMBER', 'Номер предложения', { readOnly: true }),
  ...richText('content', 'CONTENT', 'Содержание'),
  ...richText('terms', 'TERMS', 'Условия'),
  field('storageTypeId', 'integer', 'STORAGE_TYPE_ID', 'Тип хранения', { empty: 3 }),
  field('storageElementIds', 'integer', 'STORAGE_ELEMENT_IDS', 'Файлы', { multiple: true }),
  field('locationId', 'location', 'LOCATION_ID', 'Местоположение'),
  ...clientDetails.map((part) =>
    field(`client${part}`, 'string', `CLIENT${part.replace(/[A-Z]/g, '_$&').toUpperCase()}`, `Клиент: ${part}`),
  ),
  searchField(),
  offField('hasProducts', 'boolean'),
  field('actualDate', 'date', 'ACTUAL_DATE', 'Актуально до'),
  ...lastFields(),
]
