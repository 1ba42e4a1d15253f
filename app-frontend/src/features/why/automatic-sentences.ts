import { msg } from '@lingui/core/macro'
import type { Sentence } from './sentences.ts'

export const automaticSentences: Record<string, Sentence> = {
  'intake.automatic': ({ signal = '', kind = '' }) => {
    switch (kind) {
      case 'bounce-hard':
        return msg`Почтовый сервер сообщает, что письмо не доставлено: это видно по признаку ${signal}. Запрос по нему не открывается.`
      case 'bounce-soft':
        return msg`Почтовый сервер сообщает, что письмо пока не доставлено: это видно по признаку ${signal}. Запрос по нему не открывается.`
      case 'bounce-delayed':
        return msg`Почтовый сервер сообщает, что доставка задерживается: это видно по признаку ${signal}. Запрос по нему не открывается.`
      case 'receipt':
        return msg`Это уведомление о доставке или прочтении: видно по признаку ${signal}. Запрос по нему не открывается.`
      case 'auto-reply':
        return msg`Это автоответ: видно по признаку ${signal}. Запрос по нему не открывается, закрытый не открывается снова.`
      case 'list':
        return msg`Это рассылка: видно по признаку ${signal}. Запрос по ней не открывается.`
      case 'calendar':
        return msg`Это ответ на приглашение в календаре: видно по признаку ${signal}. Запрос по нему не открывается.`
      default:
        return msg`Письмо написано автоматом: это видно по признаку ${signal}. Запрос по нему не открывается.`
    }
  },
  'intake.automatic-attached': ({ number = 0 }) =>
    msg`Оно относится к переписке запроса № ${number} и хранится при ней. Стадия и ответственный не изменились.`,
}
