import { msg } from '@lingui/core/macro'
import type { Sentence } from './sentences.ts'
import { waitingSentence } from './waiting-sentences.ts'

/** What became of a letter before it reached a request, and of its files. */
export const intakeSentences: Record<string, Sentence> = {
  'intake.duplicate': ({ letterId = '' }) =>
    msg`Это же письмо уже принято под номером ${letterId}. Второго запроса нет.`,
  'intake.own-address': ({ address = '' }) =>
    msg`Письмо отправлено с нашего же ящика ${address}. Иначе переписка пошла бы по кругу.`,
  'intake.own-letter': () =>
    msg`Это наше же письмо, оно вернулось к нам через копию или рассылку. Второй раз оно не записано.`,
  'intake.forwarded': ({ address = '', from = '' }) =>
    msg`Письмо клиента переслал сотрудник ${from}: клиентом считается автор, ${address}.`,
  'intake.loop': ({ address = '', count = 0, minutes = 0 }) =>
    msg`От ${address} пришло писем подряд: ${count} за ${minutes} мин. Так отвечают друг другу роботы, поэтому письмо ждёт решения человека.`,
  'intake.unparsable': ({ detail = '' }) =>
    msg`Письмо не удалось разобрать: ${detail}. Оно сохранено целиком, его можно скачать и прочитать.`,
  'intake.too-slow': ({ seconds = 0 }) =>
    msg`Разбор письма не уложился в ${seconds} с и остановлен, чтобы не задерживать остальные.`,
  'intake.memory': ({ mb = 0 }) =>
    msg`Разбору письма не хватило ${mb} МБ памяти, он остановлен. Остальные письма идут.`,
  'intake.no-sender': () => msg`В письме нет адреса отправителя: отвечать некому, клиента найти нельзя.`,
  'intake.too-large': ({ sizeMb = 0, limitMb = 0 }) =>
    msg`Письмо больше допустимого: ${sizeMb} МБ при пределе ${limitMb} МБ.`,
  'intake.unknown-recipient': ({ address = '' }) => msg`Ящик ${address} не подключён, письмо на него не принято.`,
  'intake.refused-by-portal': ({ detail = '' }) => msg`Портал отказался принять запрос: ${detail}.`,
  'intake.waiting-portal': ({ detail = '' }) => waitingSentence(String(detail)),
  'intake.reply-to': ({ address = '', from = '' }) =>
    msg`Отправлено с ${from}, а ответ просят на ${address}: клиент найден по адресу для ответа.`,
  'letter.file-not-stored': ({ name = '' }) =>
    msg`Файл ${name} не сохранён на Диске портала: у «Порядка» нет там папки. Скачайте его здесь, из письма.`,
  'intake.failed': ({ detail = '' }) =>
    msg`Обработка письма прервалась (${detail}). Оно сохранено целиком, его можно обработать ещё раз.`,
}
