import { fillText, type Text } from '../platform/texts/fill-text.ts'
import type { Reader } from '../platform/time/format-time.ts'
import type { PerformerWord } from './rules/performer-word.ts'

const heads: Readonly<Record<string, Text>> = {
  reply: { ru: 'Ответ исполнителя {who}:', en: 'Answer of the performer {who}:' },
  done: { ru: 'Исполнитель {who} пишет, что всё готово:', en: 'The performer {who} says that all is done:' },
  question: { ru: 'Исполнителю {who} нужна информация:', en: 'The performer {who} needs information:' },
  other: {
    ru: 'Ответ в переписке с исполнителем, другой отправитель {who}:',
    en: 'An answer in the performer’s thread, from another sender {who}:',
  },
  automatic: { ru: 'Автоматический ответ исполнителя {who}:', en: 'An automatic answer of the performer {who}:' },
}
const left: Text = {
  ru: 'Файлы, которые больше допустимого для комментария, лежат в запросе: {names}.',
  en: 'Files too large for a comment are in the request: {names}.',
}
const copied: Text = {
  ru: 'Исполнитель отправил это письмо и участникам переписки с клиентом: {addresses}.',
  en: 'The performer sent this letter to people of the conversation with the client too: {addresses}.',
}
const empty: Text = { ru: '(без текста)', en: '(no text)' }
/** The portal keeps comments whole, but nobody reads past this. */
const mostText = 20_000

export interface ReplyFacts {
  kind: 'reply' | 'automatic'
  who: string
  text: string
  word: PerformerWord | null
  otherSender: boolean
  /** Names of files that the comment can't carry. */
  leftFiles: readonly string[]
  /** Who of the client’s conversation got the letter as well. */
  besides: readonly string[]
}

/** An answer as a comment of the task. Brackets of a letter are no markup of the portal. */
export function replyWords(facts: ReplyFacts, reader: Reader): string {
  const { kind, who, text, word, otherSender, leftFiles, besides } = facts
  const head = kind === 'automatic' ? 'automatic' : otherSender ? 'other' : (word ?? 'reply')
  const parts = [
    fillText(heads[head] ?? heads['reply'] ?? empty, { who }, reader),
    text.slice(0, mostText) || fillText(empty, {}, reader),
    besides.length === 0 ? '' : fillText(copied, { addresses: besides.join(', ') }, reader),
    leftFiles.length === 0 ? '' : fillText(left, { names: leftFiles.join(', ') }, reader),
  ]
  return parts.filter(Boolean).join('\n').replaceAll('[', '［').replaceAll(']', '］')
}
