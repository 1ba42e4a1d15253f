import {
  commentFields,
  lastFields,
  multifieldFields,
  observerFields,
  searchField,
  systemFields,
  versionedOriginFields,
} from '../common-fields.ts'
import type { Field } from '../field.ts'
import { field, offField } from '../field.ts'

export const companyFields: readonly Field[] = [
  ...systemFields(),
  field('title', 'string', 'TITLE', 'Название компании'),
  field('logo', 'file', 'LOGO', 'Логотип'),
  offField('address', 'text'),
  field('addressLegal', 'text', 'ADDRESS_LEGAL', 'Юридический адрес'),
  field('bankingDetails', 'string', 'BANKING_DETAILS', 'Банковские реквизиты'),
  ...commentFields(),
  field('typeId', 'crm_status', 'COMPANY_TYPE', 'Тип компании', { statusEntity: 'COMPANY_TYPE' }),
  field('industry', 'crm_status', 'INDUSTRY', 'Сфера деятельности', { statusEntity: 'INDUSTRY' }),
  field('revenue', 'double', 'REVENUE', 'Годовой оборот', { empty: 0 }),
  field('currencyId', 'crm_currency', 'CURRENCY_ID', 'Валюта'),
  field('employees', 'crm_status', 'EMPLOYEES', 'Количество сотрудников', { statusEntity: 'EMPLOYEES' }),
  field('leadId', 'crm_lead', 'LEAD_ID', 'Лид'),
  ...versionedOriginFields(),
  field('isMyCompany', 'boolean', 'IS_MY_COMPANY', 'Моя компания'),
  searchField(),
  field('categoryId', 'crm_category', 'CATEGORY_ID', 'Воронка', { empty: 0 }),
  field('contactIds', 'crm_contact', 'CONTACT_IDS', 'Контакты', { multiple: true }),
  ...multifieldFields(),
  ...observerFields(),
  ...lastFields(),
]
