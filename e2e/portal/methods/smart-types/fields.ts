import { SMART_FLAGS } from '../../entities/create-smart-type.ts'
import type { Params } from '../../wire/params.ts'

function described(type: string, title: string, marks = ''): Params {
  return {
    type,
    isRequired: marks.includes('r'),
    isReadOnly: marks.includes('o'),
    isImmutable: marks.includes('i'),
    isMultiple: false,
    isDynamic: false,
    title,
  }
}

/** The map of crm.type.fields. */
export function smartTypeFields(): Params {
  return {
    id: described('integer', 'ID', 'o'),
    title: described('string', 'Название', 'r'),
    code: described('string', 'Символьный код'),
    createdBy: described('user', 'Кем создан', 'o'),
    entityTypeId: described('integer', 'Идентификатор типа', 'i'),
    customSectionId: described('integer', 'Цифровое рабочее место'),
    ...Object.fromEntries(SMART_FLAGS.map((flag) => [flag, described('boolean', flag)])),
    createdTime: described('datetime', 'Когда создан', 'o'),
    updatedTime: described('datetime', 'Когда изменён', 'o'),
    updatedBy: described('user', 'Кем изменён', 'o'),
    relations: described('object', 'Связи'),
    linkedUserFields: described('object', 'Поля, в которых показывается смарт-процесс'),
  }
}
