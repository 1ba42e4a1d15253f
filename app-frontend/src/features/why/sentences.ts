import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg, plural } from '@lingui/core/macro'
import { intakeSentences } from './intake-sentences.ts'
import type { ReasonView } from '@poryadok/app-backend/requests/contract'

export type ReasonParams = ReasonView['params']
/** Turns the values of a reason into a sentence. */
export type Sentence = (params: ReasonParams) => MessageDescriptor

const threadSentences: Record<string, Sentence> = {
  'thread.in-reply-to': ({ letterAt = '' }) =>
    letterAt
      ? msg`Это ответ на письмо от ${letterAt}: на него указывает заголовок In-Reply-To. По теме письма не искали.`
      : msg`Это ответ на письмо этого запроса: на него указывает заголовок In-Reply-To. По теме письма не искали.`,
  'thread.references': () =>
    msg`Письмо из этой переписки названо в заголовке References. Прямого ответа на письмо запроса в нём нет.`,
  'thread.new': () => msg`Письмо ни на что не отвечает, поэтому открыт новый запрос.`,
  'thread.stranger': ({ address = '' }) =>
    msg`Письмо ссылается на известную переписку, но ${address} в ней не участвует. Поэтому открыт новый запрос.`,
  'thread.waits-for-parent': ({ letterId = '' }) =>
    msg`Письмо отвечает на письмо ${letterId}, которое ещё обрабатывается: подождёт его и попадёт в тот же запрос.`,
  'thread.late-parent': () => msg`На это письмо уже пришёл ответ: оно дошло позже и попало в запрос своего ответа.`,
  'thread.closed-gone': () => msg`Запрос, на который отвечали, удалён с портала. Поэтому открыт новый.`,
}

const clientSentences: Record<string, Sentence> = {
  'client.found': ({ name = '', address = '' }) => msg`Клиент найден по адресу ${address}: ${name}.`,
  'client.several': ({ count = 0, name = '' }) =>
    msg({
      message: plural(Number(count), {
        one: `Этот адрес указан у # клиента: ${name}.`,
        few: `Этот адрес указан у # клиентов. Взят тот, у кого есть компания, а из таких самый давний: ${name}.`,
        many: `Этот адрес указан у # клиентов. Взят тот, у кого есть компания, а из таких самый давний: ${name}.`,
        other: `Этот адрес указан у # клиента. Взят тот, у кого есть компания, а из таких самый давний: ${name}.`,
      }),
    }),
  'client.created': ({ name = '', address = '' }) =>
    msg`Клиента с адресом ${address} не было, заведён контакт: ${name}.`,
}

const sentences: Record<string, Sentence> = { ...threadSentences, ...clientSentences, ...intakeSentences }

/**
 * A reason in words. `known` is false for a code this version has no sentence for: the words are neutral then, and the
 * code is shown beside them.
 */
export function reasonWords(i18n: I18n, reason: ReasonView): { text: string; known: boolean } {
  const sentence = sentences[reason.code]
  return sentence
    ? { text: i18n._(sentence(reason.params)), known: true }
    : { text: i18n._(msg`Решение принято по правилу, у которого здесь ещё нет описания.`), known: false }
}

/** Codes that have a sentence. */
export const knownReasons: readonly string[] = Object.keys(sentences)
