import type { MethodSpec } from '../../wire/call.ts'
import { ADDRESS_TYPES } from '../requisites/address-types.ts'

type Values = readonly (readonly [id: number, name: string])[]

/** Fixed lists that fields of activities and addresses take their values from. */
export const activityEnumMethods: readonly MethodSpec[] = [
  list('activitytype', 'outdated/crm-enum-activity-type', [
    [1, 'Встреча'],
    [2, 'Звонок'],
    [3, 'Задача'],
    [4, 'Письмо'],
    [5, 'Действие'],
    [6, 'Пользовательское действие'],
  ]),
  list('activitystatus', 'outdated/crm-enum-activity-status', [
    [1, 'Ожидается'],
    [2, 'Завершено'],
    [3, 'Завершено автоматически'],
  ]),
  list('activitydirection', 'outdated/crm-enum-activity-direction', [
    [1, 'Входящее'],
    [2, 'Исходящее'],
  ]),
  list('activitypriority', 'outdated/crm-enum-activity-priority', [
    [1, 'низкая'],
    [2, 'средняя'],
    [3, 'высокая'],
  ]),
  list('activitynotifytype', 'outdated/crm-enum-activity-notify-type', [
    [1, 'мин.'],
    [2, 'ч.'],
    [3, 'дн.'],
  ]),
  list('contenttype', 'outdated/crm-enum-content-type', [
    [1, 'Plain text'],
    [2, 'bbCode'],
    [3, 'HTML'],
  ]),
  method(
    'addresstype',
    'crm-enum-address-type',
    ADDRESS_TYPES.map(({ ID, NAME }) => [ID, NAME] as const),
  ),
]

/** The lists of activities begin with an unnamed zero. */
function list(name: string, page: string, values: Values): MethodSpec {
  return method(name, page, [[0, ''], ...values])
}

function method(name: string, page: string, values: Values): MethodSpec {
  return {
    name: `crm.enum.${name}`,
    scope: 'crm',
    status: 'supported',
    page: `api-reference/crm/auxiliary/enum/${page}`,
    handler: () => ({
      result: values.map(([ID, NAME]) => ({ ID, NAME, SYMBOL_CODE: null, SYMBOL_CODE_SHORT: null })),
    }),
  }
}
