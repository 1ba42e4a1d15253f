import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg, plural } from '@lingui/core/macro'
import { callSentences } from './call-sentences.ts'
import { cardSentences } from './card-sentences.ts'
import { automaticSentences } from './automatic-sentences.ts'
import { externalTaskSentences } from './external-task-sentences.ts'
import { formerSentences } from './former-sentences.ts'
import { intakeSentences } from './intake-sentences.ts'
import { consideredSentences, threadSentences } from './thread-sentences.ts'
import { mailListSentences } from './mail-list-sentences.ts'
import { moveSentences } from './move-sentences.ts'
import { scenarioSentences } from './scenario-sentences.ts'
import { triageSentences } from './triage-sentences.ts'
import type { ReasonView } from '@poryadok/app-backend/requests/contract'

export type ReasonParams = ReasonView['params']
/** Turns the values of a reason into a sentence. */
export type Sentence = (params: ReasonParams) => MessageDescriptor

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
  'mailbox.responsible': ({ mailbox = '', person = '' }) =>
    msg`Ответственный по умолчанию в ящике ${mailbox}: ${person}. Правила могут назвать другого.`,
  'mailbox.responsible-gone': ({ mailbox = '', person = '' }) =>
    msg`Ответственный по умолчанию в ящике ${mailbox} больше не работает (${person}): ящик никого не назвал.`,
}

const sentences: Record<string, Sentence> = {
  ...mailListSentences,
  ...formerSentences,
  ...threadSentences,
  ...consideredSentences,
  ...clientSentences,
  ...intakeSentences,
  ...automaticSentences,
  ...cardSentences,
  ...callSentences,
  ...triageSentences,
  ...scenarioSentences,
  ...moveSentences,
  ...externalTaskSentences,
}

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
