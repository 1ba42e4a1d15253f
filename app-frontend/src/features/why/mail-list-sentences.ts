import { msg } from '@lingui/core/macro'
import type { Sentence } from './sentences.ts'

/** What the portal's lists of automatic mail said of a letter. */
export const mailListSentences: Record<string, Sentence> = {
  'mail-lists.none': () => msg`Ни отправителя, ни заголовков письма в списках автоматических нет: запрос открывается.`,
  'mail-lists.address': ({ address = '' }) =>
    msg`Адрес ${address} стоит в списке автоматических писем: запрос по ним не открывается.`,
  'mail-lists.domain': ({ address = '' }) =>
    msg`Домен адреса ${address} стоит в списке автоматических писем: запрос по ним не открывается.`,
  'mail-lists.name': ({ address = '' }) =>
    msg`С ящиков с таким именем, как ${address}, пишут программы: запрос по ним не открывается.`,
  'mail-lists.header': ({ header = '', value = '' }) =>
    msg`Заголовок ${header} со значением «${value}» стоит в списке автоматических писем: запрос по ним не открывается.`,
  'mail-lists.exception': ({ address = '', header = '' }) =>
    msg`В списках сказано всегда открывать запрос: ${address || header}.`,
}
