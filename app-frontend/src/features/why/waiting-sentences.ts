import { msg } from '@lingui/core/macro'
import type { MessageDescriptor } from '@lingui/core'

/** Why a letter can't go to the portal yet, by the code of the failure; it goes by itself afterwards. */
const causes: Record<string, MessageDescriptor> = {
  'portal.unavailable': msg`Портал не отвечает. Повторим сами, письмо не потеряется.`,
  'portal.limit': msg`Портал просит подождать: его лимит запросов исчерпан. Продолжим сами.`,
  'portal.outcome-unknown': msg`Не знаем, записалось ли: ответ портала потерян. Проверим по номеру и не создадим второй запрос.`,
  'portal.no-token': msg`Ключ доступа к порталу больше не действует. Письмо пойдёт дальше, когда администратор откроет «Порядок».`,
  'portal.no-rights': msg`У приложения нет права создавать запросы. Письмо пойдёт дальше, когда администратор портала даст право.`,
  'portal.not-installed': msg`Установка «Порядка» не закончена. Письмо пойдёт дальше после неё.`,
  'slice.off': msg`Приём писем выключен в настройках. Письмо пойдёт дальше, когда его включат.`,
  'slice.blocked': msg`Порталу не хватает прав или методов для приёма писем. Письмо пойдёт дальше, когда они появятся: чего не хватает, видно в «Состоянии».`,
  'database.unavailable': msg`Наша база данных не отвечает. Повторим сами, письмо не потеряется.`,
}

export const waitingSentence = (code: string): MessageDescriptor =>
  causes[code] ?? msg`Портал пока не принял письмо (${code}). Повторим сами, письмо не потеряется.`
