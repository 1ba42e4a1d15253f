import type { Rule } from './colour-of-call.ts'

interface UsualRule extends Rule {
  title: string
  text: string
  action: 'pass-on' | 'open' | 'create' | 'none'
}

type Lang = 'ru' | 'en'
type Pair = Readonly<Record<Lang, readonly [title: string, text: string]>>

const usual = (rule: Partial<Rule> & Pick<Rule, 'id' | 'colour'>, words: Pair, action: UsualRule['action']) => ({
  rule: { found: [], statuses: [], relations: [], directions: [], ...rule } satisfies Rule,
  words,
  action,
})

/** The usual table: a company in work with somebody else is red, a number among contacts yellow, only among leads blue. */
const table = [
  usual(
    { id: 'hidden', found: ['hidden'], colour: 'grey' },
    { ru: ['Номер скрыт', 'Проверить его нельзя.'], en: ['The number is hidden', 'It can’t be checked.'] },
    'none',
  ),
  usual(
    { id: 'internal', found: ['internal'], colour: 'grey' },
    { ru: ['Внутренний звонок', 'Номер {number}.'], en: ['An internal call', 'Number {number}.'] },
    'none',
  ),
  usual(
    {
      id: 'foreign-out',
      found: ['company', 'contact-company'],
      statuses: ['protected'],
      relations: ['other', 'team'],
      directions: ['outgoing', 'callback'],
      colour: 'red',
    },
    {
      ru: ['Компания в работе у другого', 'Ведёт {responsible}. Не звоните этому клиенту без согласования.'],
      en: ['The company is somebody else’s', '{responsible} works with it. Do not call this client without asking.'],
    },
    'pass-on',
  ),
  usual(
    {
      id: 'foreign-in',
      found: ['company', 'contact-company'],
      statuses: ['protected'],
      relations: ['other', 'team'],
      directions: ['incoming'],
      colour: 'red',
    },
    {
      ru: ['Компания в работе у другого', 'Клиент закреплён: {responsible}. Передайте звонок.'],
      en: ['The company is somebody else’s', 'The client belongs to {responsible}. Pass the call on.'],
    },
    'pass-on',
  ),
  usual(
    { id: 'own', found: ['company'], relations: ['mine'], colour: 'grey' },
    { ru: ['Ваш клиент', '{company}.'], en: ['Your client', '{company}.'] },
    'open',
  ),
  usual(
    { id: 'company', found: ['company'], colour: 'grey' },
    {
      ru: ['Компания известна', '{company}: ни у кого не в работе.'],
      en: ['The company is known', '{company}: nobody works with it.'],
    },
    'open',
  ),
  usual(
    { id: 'contact', found: ['contact', 'contact-company'], colour: 'yellow' },
    {
      ru: ['Это контакт', '{contact}. Чужой компании в работе у этого номера нет.'],
      en: ['This is a contact', '{contact}. No company that somebody else works with has this number.'],
    },
    'open',
  ),
  usual(
    { id: 'lead', found: ['lead'], colour: 'blue' },
    {
      ru: ['Только лид', 'Контакта и компании с этим номером нет.'],
      en: ['Only a lead', 'No contact and no company has this number.'],
    },
    'open',
  ),
  usual(
    { id: 'nothing', found: ['nothing'], colour: 'grey' },
    {
      ru: ['Номера нет в CRM', 'Искали среди компаний, контактов и лидов: совпадений нет.'],
      en: ['The number is not in the CRM', 'Looked among companies, contacts and leads: nothing was found.'],
    },
    'create',
  ),
]

export const usualRules = (lang: Lang): UsualRule[] =>
  table.map(({ rule, words, action }) => ({ ...rule, title: words[lang][0], text: words[lang][1], action }))
