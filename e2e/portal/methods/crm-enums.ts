import { described } from '../entities/old-fields.ts'
import { shortTypeName } from '../entities/owner-type-names.ts'
import type { Answer, Call, MethodSpec } from '../wire/call.ts'

function method(name: string, page: string, handler: (call: Call) => Answer): MethodSpec {
  return { name, scope: 'crm', status: 'supported', page: `api-reference/crm/auxiliary/${page}`, handler }
}

/** Fixed lists of CRM, and the description of a phone or an address. */
export const crmEnumMethods: readonly MethodSpec[] = [
  method('crm.enum.fields', 'enum/crm-enum-fields', enumFields),
  method('crm.enum.ownertype', 'enum/crm-enum-owner-type', ownerTypes),
  method('crm.enum.settings.mode', 'enum/crm-enum-settings-mode', () =>
    plainList([
      [1, 'Классическая CRM'],
      [2, 'Простая CRM'],
    ]),
  ),
  method('crm.enum.getorderownertypes', 'enum/crm-enum-get-order-owner-types', () => ({
    result: [{ attribute: 'DYN', code: 'DEAL', id: 2, name: 'Сделка' }],
  })),
  method('crm.multifield.fields', 'multifield/crm-multifield-fields', multifieldFields),
]

function plainList(values: readonly (readonly [id: number, name: string])[]): Answer {
  return {
    result: values.map(([ID, NAME]) => ({ ID, NAME, SYMBOL_CODE: null, SYMBOL_CODE_SHORT: null })),
  }
}

const TYPES: readonly (readonly [id: number, name: string, code: string, short: string])[] = [
  [1, 'Лид', 'LEAD', 'L'],
  [2, 'Сделка', 'DEAL', 'D'],
  [3, 'Контакт', 'CONTACT', 'C'],
  [4, 'Компания', 'COMPANY', 'CO'],
  [5, 'Счёт (старая версия)', 'INVOICE', 'I'],
  [31, 'Счёт', 'SMART_INVOICE', 'SI'],
  [7, 'Предложение', 'QUOTE', 'Q'],
  [8, 'Реквизиты', 'REQUISITE', 'RQ'],
  [36, 'Документ', 'SMART_DOCUMENT', 'DO'],
  [39, 'Документ компании', 'SMART_B2E_DOC', 'SBD'],
]

/** Smart processes of the portal come after the built-in types; their short code is T and the number in hexadecimal. */
function ownerTypes(call: Call): Answer {
  const builtIn = TYPES.map(([ID, NAME, SYMBOL_CODE, SYMBOL_CODE_SHORT]) => ({
    ID,
    NAME,
    SYMBOL_CODE,
    SYMBOL_CODE_SHORT,
  }))
  const smart = [...call.state.types.values()].map((one) => ({
    ID: one.entityTypeId,
    NAME: one.title,
    SYMBOL_CODE: `DYNAMIC_${one.entityTypeId}`,
    SYMBOL_CODE_SHORT: shortTypeName(one.entityTypeId),
  }))
  return { result: [...builtIn, ...smart] }
}

function enumFields(): Answer {
  const readOnly = { readOnly: true }
  return {
    result: {
      ID: described('int', 'ID', readOnly),
      NAME: described('string', 'Название', readOnly),
      SYMBOL_CODE: described('string', 'Символьный код', readOnly),
      SYMBOL_CODE_SHORT: described('string', 'Краткий символьный код', readOnly),
    },
  }
}

function multifieldFields(): Answer {
  return {
    result: {
      ID: described('int', 'ID', { readOnly: true }),
      TYPE_ID: described('string', 'Тип поля', { readOnly: true }),
      VALUE: described('string', 'Значение'),
      VALUE_TYPE: described('string', 'Тип значения'),
    },
  }
}
