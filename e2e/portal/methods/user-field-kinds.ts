import type { Answer, Call, MethodSpec } from '../wire/call.ts'
import { anyCase, asText } from '../wire/params.ts'
import { RestError } from '../wire/rest-error.ts'
import { FIELD_PARTS, OPTION_PARTS } from './user-field-kinds/parts.ts'
import { describedSettings } from './user-field-kinds/settings.ts'

function method(name: string, handler: (call: Call) => Answer): MethodSpec {
  const page = `api-reference/crm/universal/user-defined-fields/crm-userfield-${name.replace('.', '-')}`
  return { name: `crm.userfield.${name}`, scope: 'crm', status: 'supported', page, handler }
}

/** What user fields consist of. */
export const userFieldKindMethods: readonly MethodSpec[] = [
  method('types', (call) => ({ result: Object.entries(fieldKinds(call)).map(([ID, title]) => ({ ID, title })) })),
  method('fields', () => ({ result: FIELD_PARTS })),
  method('enumeration.fields', () => ({ result: OPTION_PARTS })),
  method('settings.fields', settings),
]

const KINDS: Readonly<Record<string, string>> = {
  string: 'Строка',
  integer: 'Целое число',
  double: 'Число',
  boolean: 'Да/Нет',
  enumeration: 'Список',
  datetime: 'Дата/Время',
  date: 'Дата',
  money: 'Деньги',
  url: 'Ссылка',
  address: 'Адрес',
  file: 'Файл',
  employee: 'Привязка к пользователю',
  crm_status: 'Привязка к справочникам CRM',
  iblock_section: 'Привязка к разделам инф. блоков',
  iblock_element: 'Привязка к элементам инф. блоков',
  crm: 'Привязка к элементам CRM',
}

/** Kinds of user fields and their names: the portal's own and those that applications have added. */
export function fieldKinds(call: Call): Record<string, string> {
  const added = [...call.state.userFieldTypes.values()].map((one) => [one.code, one.title] as const)
  return { ...KINDS, ...Object.fromEntries(added) }
}

function settings(call: Call): Answer {
  const type = asText(anyCase(call.params, 'type'))
  if (type === '') throw new RestError('', "Parameter 'type' is not specified or empty.", 400)
  return { result: describedSettings(type) }
}
