import type { PlainField } from '../plain-records/plain-field.ts'
import { plain } from '../plain-records/plain-field.ts'

/** Bitrix24 docs: api-reference/crm/requisites/presets/crm-requisite-preset-fields. */
export const presetTableFields: readonly PlainField[] = [
  plain('ID', 'integer', 'ID', 'o'),
  plain('ENTITY_TYPE_ID', 'integer', 'ID типа объекта', 'ri'),
  plain('COUNTRY_ID', 'integer', 'ID страны', 'ri'),
  plain('NAME', 'string', 'Название', 'r'),
  plain('DATE_CREATE', 'datetime', 'Дата создания', 'o'),
  plain('DATE_MODIFY', 'datetime', 'Дата изменения', 'o'),
  plain('CREATED_BY_ID', 'user', 'Создал', 'o'),
  plain('MODIFY_BY_ID', 'user', 'Изменил', 'o'),
  plain('ACTIVE', 'char', 'Активен', '', 'Y'),
  plain('SORT', 'integer', 'Сортировка', '', 500),
  plain('XML_ID', 'string', 'Внешний код'),
]
