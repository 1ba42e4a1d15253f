import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg, plural } from '@lingui/core/macro'
import type { SetupStep } from '@poryadok/app-backend/portal/contract'

type Params = SetupStep['detail']['params']

export const stepTitles: Record<SetupStep['id'], MessageDescriptor> = {
  scopes: msg`Права приложения`,
  'crm-mode': msg`Режим CRM`,
  entity: msg`Что считать запросом`,
  fields: msg`Поля запроса`,
  placements: msg`Вкладки в карточках`,
  events: msg`События портала`,
  mailbox: msg`Почтовый ящик`,
}

const details: Record<string, (params: Params) => MessageDescriptor> = {
  'scopes.ok': () => msg`Портал дал все нужные права.`,
  'scopes.missing': ({ scopes = '' }) =>
    msg`Не хватает прав: ${scopes}. Откройте настройки приложения на портале, добавьте их и проверьте ещё раз.`,
  'crm-mode.classic': () => msg`Классический, с лидами: запрос может быть лидом.`,
  'crm-mode.simple': () =>
    msg`Простой, без лидов. Выберите для запросов смарт-процесс или включите лиды в настройках CRM.`,
  'crm-mode.not-needed': () => msg`Запросы живут в смарт-процессе, режим CRM на них не влияет.`,
  'entity.ok': ({ title = '' }) => msg`Запросы хранятся здесь: ${title}.`,
  'entity.missing': () => msg`Смарт-процесс удалён с портала. Выберите другой или верните его.`,
  'fields.ok': ({ count = 0 }) =>
    msg({
      message: plural(Number(count), {
        one: '# поле на месте.',
        few: '# поля на месте.',
        many: '# полей на месте.',
        other: '# поля на месте.',
      }),
    }),
  'fields.todo': ({ count = 0 }) =>
    msg({
      message: plural(Number(count), {
        one: 'Создадим # поле: категория, «Решить до» или адрес приёма. Ваши поля не изменятся.',
        few: 'Создадим # поля: категория, «Решить до», адрес приёма. Ваши поля не изменятся.',
        many: 'Создадим # полей: категория, «Решить до», адрес приёма. Ваши поля не изменятся.',
        other: 'Создадим # поля: категория, «Решить до», адрес приёма. Ваши поля не изменятся.',
      }),
    }),
  'fields.failed': ({ name = '', error = '' }) =>
    msg`Поле «${name}» не создано: ${error}. Без него сроки и категории не видны в карточке.`,
  'placements.ok': () => msg`Вкладка «Запросы» стоит в карточках контакта и компании.`,
  'placements.todo': () => msg`Вкладка «Запросы» появится в карточках контакта и компании.`,
  'placements.failed': ({ code = '' }) =>
    msg`Портал не дал встроиться: место ${code}. Повторите установку от имени администратора.`,
  'events.ok': ({ count = 0 }) =>
    msg({
      message: plural(Number(count), {
        one: 'Подписаны на # событие.',
        few: 'Подписаны на # события.',
        many: 'Подписаны на # событий.',
        other: 'Подписаны на # события.',
      }),
    }),
  'events.todo': ({ count = 0 }) =>
    msg({
      message: plural(Number(count), {
        one: 'Подпишемся на # событие.',
        few: 'Подпишемся на # события.',
        many: 'Подпишемся на # событий.',
        other: 'Подпишемся на # события.',
      }),
    }),
  'events.failed': ({ name = '' }) =>
    msg`Портал не подписал нас на ${name}. Изменения на портале будут видны с задержкой, до ближайшей сверки.`,
  'mailbox.ok': ({ address = '' }) => msg`Письма на ${address} становятся запросами.`,
  'mailbox.todo': () => msg`Ящик не подключён. Добавьте его на странице «Порядок», в списке «Почтовые ящики».`,
}

/** The sentence under a step; for a code of a newer backend a neutral one. */
export function stepWords(i18n: I18n, { detail }: SetupStep): string {
  const sentence = details[detail.code]
  return i18n._(sentence ? sentence(detail.params) : msg`Подробности этого шага здесь ещё не описаны.`)
}

/** Codes that have a sentence. */
export const knownDetails: readonly string[] = Object.keys(details)
