import type { PlainField } from '../plain-records/plain-field.ts'
import { plain } from '../plain-records/plain-field.ts'

/** Bitrix24 docs: api-reference/crm/requisites/addresses/crm-address-fields. */
export const addressFields: readonly PlainField[] = [
  plain('TYPE_ID', 'integer', 'TYPE_ID', 'ri'),
  plain('ENTITY_TYPE_ID', 'integer', 'ENTITY_TYPE_ID', 'ri'),
  plain('ENTITY_ID', 'integer', 'ENTITY_ID', 'ri'),
  plain('ADDRESS_1', 'string', 'Улица, дом, корпус, строение'),
  plain('ADDRESS_2', 'string', 'Квартира / офис'),
  plain('CITY', 'string', 'Город'),
  plain('POSTAL_CODE', 'string', 'Почтовый индекс'),
  plain('REGION', 'string', 'Район'),
  plain('PROVINCE', 'string', 'Область'),
  plain('COUNTRY', 'string', 'Страна'),
  plain('COUNTRY_CODE', 'string', 'COUNTRY_CODE'),
  plain('LOC_ADDR_ID', 'integer', 'Идентификатор адреса местоположения'),
  plain('ANCHOR_TYPE_ID', 'integer', 'ANCHOR_TYPE_ID', 'o'),
  plain('ANCHOR_ID', 'integer', 'ANCHOR_ID', 'o'),
]
