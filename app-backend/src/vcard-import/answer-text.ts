import type { Reason } from '../kernel/reason.ts'
import { fillText, type Text } from '../platform/texts/fill-text.ts'

export interface AnsweredCard {
  name: string
  company: string
  state: string
  why: Reason[]
  contactUrl: string | null
}

type Lang = 'ru' | 'en'

const words = {
  subject: { ru: 'Визитки приняты: {subject}', en: 'Visiting cards taken: {subject}' },
  noSubject: { ru: '(без темы)', en: '(no subject)' },
  hello: {
    ru: 'Здравствуйте! Вот что стало с визитками из вашего письма.',
    en: 'Hello. This is what became of the visiting cards in your letter.',
  },
  created: { ru: 'создан контакт', en: 'a contact was created' },
  updated: { ru: 'дополнен контакт, который уже был', en: 'a contact that was there was added to' },
  same: { ru: 'такой контакт уже есть, изменений нет', en: 'the contact is there already, nothing changed' },
  doubtful: {
    ru: 'есть похожий контакт, решение за сотрудником',
    en: 'there is a similar contact, a person will decide',
  },
  skipped: { ru: 'пропущена', en: 'left out' },
  failed: { ru: 'портал не принял', en: 'refused by the portal' },
  file: { ru: 'Не прочитано:', en: 'Not read:' },
  nothing: { ru: 'Визиток в письме не нашлось.', en: 'No visiting cards were found in the letter.' },
  robot: {
    ru: 'Письмо отправлено автоматически, отвечать на него не нужно.',
    en: 'This letter was sent automatically, there is no need to answer it.',
  },
} as const satisfies Record<string, Text>

/** What could not be read, by code. */
const faults: Record<string, Text> = {
  'cards.empty': { ru: 'пустая визитка ({name})', en: 'an empty card ({name})' },
  'cards.file-empty': { ru: 'в файле {name} визиток нет', en: 'there are no cards in {name}' },
  'cards.file-too-large': { ru: 'файл {name} слишком велик', en: '{name} is too large' },
  'cards.file-encrypted': { ru: 'архив {name} закрыт паролем', en: '{name} is locked by a password' },
  'cards.file-unreadable': { ru: 'файл {name} повреждён', en: '{name} is damaged' },
  'cards.too-many': { ru: 'визиток {count}, взяты первые {most}', en: '{count} cards, the first {most} were taken' },
}

const isState = (state: string): state is 'created' => Object.hasOwn(words, state)

/** The letter that tells the sender what became of each card: subject and plain text. Names of strangers go in as text only. */
export function answerText(
  { subject, cards, faults: unread }: { subject: string; cards: readonly AnsweredCard[]; faults: readonly Reason[] },
  lang: Lang,
): { subject: string; text: string } {
  const say = (text: Text, params: Record<string, string | number> = {}) =>
    fillText(text, params, { lang, zone: 'UTC' })
  const lines = cards.map((card, at) => {
    const who = [card.name, card.company].filter(Boolean).join(', ')
    const what = isState(card.state) ? say(words[card.state]) : card.state
    return `${at + 1}. ${who} — ${what}${detailOf(card)}${card.contactUrl ? `\n   ${card.contactUrl}` : ''}`
  })
  const failed = unread.flatMap(({ code, params }) => (faults[code] ? [`— ${say(faults[code], params)}`] : []))
  const body = [
    say(words.hello),
    '',
    ...(lines.length > 0 ? lines : [say(words.nothing)]),
    ...(failed.length > 0 ? ['', say(words.file), ...failed] : []),
    '',
    say(words.robot),
  ]
  const title = oneLine(subject) || say(words.noSubject)
  return { subject: say(words.subject, { subject: title }).slice(0, 250), text: body.join('\n') }
}

const detailOf = ({ state, why }: AnsweredCard) => {
  const detail = state === 'failed' ? why.find(({ code }) => code === 'cards.refused')?.params['detail'] : undefined
  return detail === undefined ? '' : `: ${detail}`
}

const oneLine = (text: string) => text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim()
