import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg, plural } from '@lingui/core/macro'
import type { SetupStep } from '@poryadok/app-backend/portal/contract'

type Params = SetupStep['detail']['params']

export const stepTitles: Record<SetupStep['id'], MessageDescriptor> = {
  app: msg`Приложение на портале`,
  owner: msg`Владелец доступа`,
  scopes: msg`Права приложения`,
  'crm-mode': msg`Режим CRM`,
  entity: msg`Что считать запросом`,
  fields: msg`Поля запроса`,
  placements: msg`Места на портале`,
  events: msg`События портала`,
  extensions: msg`Роботы и типы полей`,
  mailbox: msg`Почтовый ящик`,
}

/** How many hooks of one kind are left over from another address, version or choice. */
const leftOver = ({ count = 0 }: Params): MessageDescriptor =>
  msg({
    message: plural(Number(count), {
      one: 'Уберём # лишнюю привязку: она осталась от прежнего адреса, версии или настройки.',
      few: 'Уберём # лишние привязки: они остались от прежнего адреса, версии или настройки.',
      many: 'Уберём # лишних привязок: они остались от прежнего адреса, версии или настройки.',
      other: 'Уберём # лишней привязки: она осталась от прежнего адреса, версии или настройки.',
    }),
  })

const details: Record<string, (params: Params) => MessageDescriptor> = {
  'app.ok': ({ licence = '' }) => msg`Установлено и оплачено. Тариф портала: ${licence}.`,
  'app.not-finished': () =>
    msg`Портал ждёт конца установки. До него вкладки не видны и события не приходят; закончим в мастере установки.`,
  'app.unpaid': () => msg`Срок оплаты приложения вышел. Продлите его в «Маркете» портала: работа продолжится сама.`,
  'owner.ok': ({ name = '' }) => msg`Фоновая работа идёт от имени администратора: ${name}.`,
  'owner.not-admin': ({ name = '' }) =>
    msg`Ключ принадлежит сотруднику без прав администратора: ${name}. Закройте эту страницу и откройте снова: ключ станет вашим.`,
  'scopes.partly': ({ count = 0 }) =>
    msg({
      message: plural(Number(count), {
        one: 'Основное работает. # возможность ждёт прав, методов или тарифа: смотрите ниже.',
        few: 'Основное работает. # возможности ждут прав, методов или тарифа: смотрите ниже.',
        many: 'Основное работает. # возможностей ждут прав, методов или тарифа: смотрите ниже.',
        other: 'Основное работает. # возможности ждут прав, методов или тарифа: смотрите ниже.',
      }),
    }),
  'placements.stale': leftOver,
  'events.stale': leftOver,
  'extensions.stale': leftOver,
  'extensions.none': () => msg`Нынешним возможностям они не нужны.`,
  'extensions.ok': ({ count = 0 }) =>
    msg({
      message: plural(Number(count), {
        one: 'На месте # робот или тип поля.',
        few: 'На месте # робота и типа полей.',
        many: 'На месте # роботов и типов полей.',
        other: 'На месте # робота и типа полей.',
      }),
    }),
  'extensions.todo': ({ count = 0 }) =>
    msg({
      message: plural(Number(count), {
        one: 'Добавим # робота или тип поля.',
        few: 'Добавим # робота и типа полей.',
        many: 'Добавим # роботов и типов полей.',
        other: 'Добавим # робота и типа полей.',
      }),
    }),
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
  'placements.ok': () => msg`Вкладка «Запросы» стоит в карточках контакта и компании, страница «Порядок» в левом меню.`,
  'placements.todo': () =>
    msg`Вкладка «Запросы» появится в карточках контакта и компании, страница «Порядок» в левом меню.`,
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
