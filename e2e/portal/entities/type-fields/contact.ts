import {
  commentFields,
  lastFields,
  multifieldFields,
  observerFields,
  personFields,
  searchField,
  sourceFields,
  systemFields,
  versionedOriginFields,
} from '../common-fields.ts'
import type { Field } from '../field.ts'
import { field, offField } from '../field.ts'

export const contactFields: readonly Field[] = [
  ...systemFields(),
  field('companyId', 'crm_company', 'COMPANY_ID', 'Компания', { empty: 0 }),
  field('companyIds', 'crm_company', 'COMPANY_IDS', 'Компании', { multiple: true }),
  ...sourceFields(),
  ...personFields(),
  field('photo', 'file', 'PHOTO', 'Фотография'),
  offField('address', 'text'),
  ...commentFields(),
  field('leadId', 'crm_lead', 'LEAD_ID', 'Лид'),
  field('export', 'boolean', 'EXPORT', 'Участвует в экспорте'),
  field('typeId', 'crm_status', 'TYPE_ID', 'Тип контакта', { statusEntity: 'CONTACT_TYPE' }),
  ...versionedOriginFields(),
  searchField(),
  field('categoryId', 'crm_category', 'CATEGORY_ID', 'Воронка', { empty: 0 }),
  offField('login', 'string'),
  ...multifieldFields(),
  ...observerFields(),
  ...lastFields(),
]
