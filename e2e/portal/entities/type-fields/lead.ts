import {
  clientFields,
  commentFields,
  lastFields,
  moneyFields,
  movedFields,
  multifieldFields,
  observerFields,
  originFields,
  personFields,
  searchField,
  sourceFields,
  systemFields,
} from '../common-fields.ts'
import type { Field } from '../field.ts'
import { field, offField } from '../field.ts'

const readOnly = { readOnly: true }

export const leadFields: readonly Field[] = [
  ...systemFields(true),
  ...clientFields(),
  field('stageId', 'crm_status', 'STATUS_ID', 'Стадия', { statusEntity: 'STATUS' }),
  offField('isConvert', 'boolean'),
  field('statusDescription', 'text', 'STATUS_DESCRIPTION', 'Дополнительно о стадии'),
  field('stageSemanticId', 'string', 'STATUS_SEMANTIC_ID', 'Группа стадии', readOnly),
  offField('productId', 'string'),
  ...moneyFields(),
  ...sourceFields(),
  field('title', 'string', 'TITLE', 'Название лида'),
  ...personFields(),
  field('companyTitle', 'string', 'COMPANY_TITLE', 'Название компании'),
  offField('address', 'text'),
  ...commentFields(),
  ...originFields(),
  field('dateClosed', 'datetime', 'DATE_CLOSED', 'Дата завершения', readOnly),
  offField('login', 'string'),
  field('isReturnCustomer', 'boolean', 'IS_RETURN_CUSTOMER', 'Повторный клиент', readOnly),
  searchField(),
  ...movedFields(),
  ...multifieldFields(),
  offField('skype', 'string'),
  offField('icq', 'string'),
  ...observerFields(),
  ...lastFields(),
]
