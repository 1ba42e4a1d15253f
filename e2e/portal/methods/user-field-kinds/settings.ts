import type { Params } from '../../wire/params.ts'

const defaultOf = (type: string): Params => ({ DEFAULT_VALUE: { type, title: 'Значение по умолчанию' } })
const yesNo = (title: string): Params => ({ type: 'char', title })

const BY_TYPE: Readonly<Record<string, Params>> = {
  string: { ...defaultOf('string'), ROWS: { type: 'int', title: 'Количество строчек поля ввода' } },
  integer: defaultOf('int'),
  double: { ...defaultOf('double'), PRECISION: { type: 'int', title: 'Точность' } },
  boolean: { ...defaultOf('int'), DISPLAY: { type: 'string', title: 'Внешний вид' } },
  datetime: {
    DEFAULT_VALUE: {
      type: 'datetime',
      title: 'Значение по умолчанию',
      isMultiple: false,
      definition: { VALUE: { type: 'datetime' }, TYPE: { type: 'string' } },
    },
  },
  enumeration: {
    DISPLAY: { type: 'string', title: 'Внешний вид' },
    LIST_HEIGHT: { type: 'int', title: 'Высота списка' },
  },
  iblock_section: {
    IBLOCK_TYPE_ID: { type: 'string', title: 'Тип инфоблока' },
    IBLOCK_ID: { type: 'string', title: 'Инфоблок' },
    ...defaultOf('string'),
    DISPLAY: { type: 'string', title: 'Внешний вид' },
    LIST_HEIGHT: { type: 'int', title: 'Высота списка' },
    ACTIVE_FILTER: yesNo('Показывать только активные'),
  },
  crm_status: { ENTITY_TYPE: { type: 'string', title: 'Тип справочника' } },
  crm: {
    LEAD: yesNo('Лид'),
    CONTACT: yesNo('Контакт'),
    COMPANY: yesNo('Компания'),
    DEAL: yesNo('Сделка'),
  },
}

/** Settings of a kind of user field; [] for kinds without any. Bitrix24 docs: crm-userfield-settings-fields. */
export function describedSettings(type: string): Params | never[] {
  const same: Record<string, string> = { date: 'datetime', iblock_element: 'iblock_section' }
  return BY_TYPE[same[type] ?? type] ?? []
}
