import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg, plural } from '@lingui/core/macro'
import type { PortalLife } from '@poryadok/app-backend/portal/contract'

type Notice = PortalLife['notices'][number]

const sentences: Record<string, (params: Notice['params']) => MessageDescriptor> = {
  'life.not-set-up': () =>
    msg`Установка не закончена: вкладок и приёма писем ещё нет. Откройте «Состояние» и нажмите «Починить всё».`,
  'life.unpaid': () =>
    msg`Подписка портала закончилась: он не принимает запросы. Письма сохраняются и ждут. Продлите её, работа продолжится сама.`,
  'life.no-token': () =>
    msg`Ключ доступа к порталу больше не действует, письма ждут. Закройте эту страницу и откройте снова: ключ обновится.`,
  'life.owner-not-admin': () =>
    msg`Тот, чьим ключом работает приложение, больше не администратор. Закройте эту страницу и откройте снова: ключ станет вашим.`,
  'life.not-finished': () =>
    msg`Портал ждёт конца установки новой версии: событий и вкладок пока нет. Откройте приложение в разделе «Маркет» и закончите её.`,
  'life.blocked': ({ count = 0 }) =>
    msg({
      message: plural(Number(count), {
        one: '# возможность не работает: порталу не хватает прав, методов или тарифа. Чего именно, видно в «Состоянии».',
        few: '# возможности не работают: порталу не хватает прав, методов или тарифа. Чего именно, видно в «Состоянии».',
        many: '# возможностей не работают: порталу не хватает прав, методов или тарифа. Чего именно, видно в «Состоянии».',
        other:
          '# возможности не работают: порталу не хватает прав, методов или тарифа. Чего именно, видно в «Состоянии».',
      }),
    }),
}

/** Words of a notice; for a code of a newer backend a neutral sentence. */
export function lifeWords(i18n: I18n, { code, params }: Notice): string {
  const sentence = sentences[code]
  return i18n._(sentence ? sentence(params) : msg`Приложению нужен администратор: подробности в «Состоянии».`)
}
