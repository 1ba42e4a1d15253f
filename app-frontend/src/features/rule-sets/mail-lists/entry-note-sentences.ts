import { msg } from '@lingui/core/macro'
import type { NoteSentences } from '../kind-slot.ts'

/** What is wrong with a line of the lists, or worth knowing of it. */
export const entryNoteSentences: NoteSentences = {
  'mail-lists.empty': () => msg`Впишите, что искать.`,
  'mail-lists.bad-address': () => msg`Это не адрес: ждём вид robot@magazin.ru.`,
  'mail-lists.bad-domain': () => msg`Это не домен: ждём вид magazin.ru.`,
  'mail-lists.bad-name': () => msg`Имя ящика пишется без собаки и пробелов: noreply.`,
  'mail-lists.bad-header': () => msg`Имя заголовка пишется латиницей без пробелов и двоеточия: X-Mailer.`,
  'mail-lists.repeats': ({ line = '' }) => msg`Такая же строка уже есть: строка ${line}.`,
  'mail-lists.contradicts': ({ line = '' }) =>
    msg`Спорит со строкой ${line}: подействует та, что всегда открывает запрос.`,
  'mail-lists.own-domain': ({ domain = '' }) =>
    msg`${domain} — ваш собственный домен: письма коллег перестанут открывать запросы.`,
}
