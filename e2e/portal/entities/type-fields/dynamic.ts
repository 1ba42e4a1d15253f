import {
  clientFields,
  commentFields,
  lastFields,
  moneyFields,
  observerFields,
  ownCompanyField,
  periodFields,
  sourceFields,
  taxField,
} from '../common-fields.ts'
import type { Field } from '../field.ts'
import { field, offField } from '../field.ts'

const readOnly = { readOnly: true }

function first(): Field[] {
  return [
    field('id', 'integer', 'ID', 'ID', readOnly),
    field('xmlId', 'string', 'XML_ID', 'Внешний код'),
    field('title', 'string', 'TITLE', 'Название'),
    field('createdTime', 'datetime', 'CREATED_TIME', 'Когда создан', readOnly),
    field('updatedTime', 'datetime', 'UPDATED_TIME', 'Когда обновлён', readOnly),
    field('createdBy', 'user', 'CREATED_BY', 'Кем создан', readOnly),
    field('updatedBy', 'user', 'UPDATED_BY', 'Кем обновлён', readOnly),
    field('assignedById', 'user', 'ASSIGNED_BY_ID', 'Ответственный'),
    field('opened', 'boolean', 'OPENED', 'Доступен для всех', { required: true }),
    field('categoryId', 'crm_category', 'CATEGORY_ID', 'Воронка', { empty: 0 }),
  ]
}

function stageFields(statusEntity: string): Field[] {
  return [
    field('movedBy', 'user', 'MOVED_BY', 'Кем передвинут', readOnly),
    field('movedTime', 'datetime', 'MOVED_TIME', 'Когда передвинут', readOnly),
    field('stageId', 'crm_status', 'STAGE_ID', 'Стадия', { statusEntity }),
    field('previousStageId', 'crm_status', 'PREVIOUS_STAGE_ID', 'Предыдущая стадия', { readOnly: true, statusEntity }),
  ]
}

/** Fields of a smart process: what its switches open. Bitrix24 docs: crm/universal/object-fields#spa. */
export function smartProcessFields(flags: Readonly<Record<string, string>>, statusEntity: string): Field[] {
  const on = (flag: string, fields: () => Field[]): Field[] => (flags[flag] === 'Y' ? fields() : [])
  return [
    ...first(),
    ...on('isStagesEnabled', () => stageFields(statusEntity)),
    ...on('isBeginCloseDatesEnabled', periodFields),
    ...on('isClientEnabled', clientFields),
    ...on('isLinkWithProductsEnabled', () => [
      ...moneyFields(),
      taxField(),
      offField('opportunityAccount', 'double'),
      offField('taxValueAccount', 'double'),
      offField('accountCurrencyId', 'crm_currency'),
    ]),
    ...on('isMycompanyEnabled', () => [ownCompanyField()]),
    ...on('isSourceEnabled', sourceFields),
    ...on('isObserversEnabled', observerFields),
    ...lastFields(),
  ]
}

/** Fields of the new invoice: a smart process of the portal's own. */
export function smartInvoiceFields(statusEntity: string): Field[] {
  return [
    ...first(),
    ...stageFields(statusEntity),
    ...periodFields(),
    ...clientFields(),
    ...moneyFields(),
    taxField(),
    ownCompanyField(),
    ...sourceFields(),
    ...commentFields(),
    field('accountNumber', 'string', 'ACCOUNT_NUMBER', 'Номер счёта', readOnly),
    field('locationId', 'location', 'LOCATION_ID', 'Местоположение'),
    ...observerFields(),
    ...lastFields(),
  ]
}
