import { z } from 'zod'
import type { SliceDeclaration } from '../portal/index.ts'
import { setting } from '../settings/index.ts'

const address = z.string().trim().max(320)
const kept = { ru: 'Оставить, что есть', en: 'Keep what is there' }
const overwritten = { ru: 'Заменить из визитки', en: 'Replace from the card' }
const keepOr = z.enum(['keep', 'overwrite']).default('keep')
const keepWords = { keep: kept, overwrite: overwritten }

export const cardSettings = z.object({
  requireProof: setting(z.boolean().default(true), {
    title: { ru: 'Проверять отправителя', en: 'Check the sender' },
    help: {
      ru: 'Визитки берутся из писем, которые прошли проверку SPF, DKIM или DMARC на вашем почтовом сервере, и от отправителей из списка. Остальные письма ждут разбора.',
      en: 'Cards are taken of letters that passed SPF, DKIM or DMARC at your mail server, and of listed senders. Other letters wait to be sorted out.',
    },
  }),
  trustedServers: setting(z.array(address).max(50).default([]), {
    title: { ru: 'Почтовые серверы, которым вы доверяете', en: 'Mail servers that you trust' },
    help: {
      ru: 'Имена из заголовка Authentication-Results, например yandex.ru или mx.google.com. Пусто: верить только списку отправителей.',
      en: 'Names in the header Authentication-Results, for example yandex.ru or mx.google.com. Empty: only listed senders are believed.',
    },
  }),
  listedSenders: setting(z.array(address).max(500).default([]), {
    title: { ru: 'Отправители без проверки', en: 'Senders who need no check' },
    help: {
      ru: 'Адреса, или домены в виде @firma.ru.',
      en: 'Addresses, or domains written as @firm.com.',
    },
  }),
  aliases: setting(z.array(z.string().trim().max(700)).max(500).default([]), {
    title: { ru: 'Другие адреса сотрудников', en: 'Further addresses of employees' },
    help: {
      ru: 'По одному: личный@адрес = рабочий@адрес. Письмо с личного адреса считается письмом сотрудника.',
      en: 'One a line: private@address = work@address. A letter from the private address counts as the employee’s.',
    },
  }),
  checkPhones: setting(z.boolean().default(false), {
    title: { ru: 'Искать повторы по телефону', en: 'Look for duplicates by telephone' },
    help: {
      ru: 'Если телефон визитки есть у контакта с другим именем, карточка ждёт вашего решения.',
      en: 'When a contact of another name has the card’s number, the card waits for your decision.',
    },
  }),
  checkEmails: setting(z.boolean().default(false), {
    title: { ru: 'Искать повторы по почте', en: 'Look for duplicates by e-mail' },
    help: {
      ru: 'Если адрес визитки есть у контакта с другим именем, карточка ждёт вашего решения.',
      en: 'When a contact of another name has the card’s address, the card waits for your decision.',
    },
  }),
  askNamesakes: setting(z.boolean().default(false), {
    title: { ru: 'Спрашивать о тёзках из других компаний', en: 'Ask about namesakes in other companies' },
    help: {
      ru: 'Без этого человек с тем же именем в другой компании считается другим человеком, если у них нет общего телефона или адреса.',
      en: 'Without it a person of the same name in another company is another person, unless they share a number or an address.',
    },
  }),
  addChannels: setting(z.boolean().default(true), {
    title: { ru: 'Добавлять недостающие телефоны и адреса', en: 'Add numbers and addresses that lack' },
    help: { ru: 'К контакту, который уже есть.', en: 'To a contact that is there.' },
  }),
  mergePost: setting(keepOr, {
    title: { ru: 'Должность уже заполнена', en: 'The position is filled in' },
    help: {
      ru: 'Что делать, если в визитке другая. Значение прежней визитки, которое никто не менял, исправленная визитка заменяет всегда.',
      en: 'What to do when the card has another. What an earlier card brought and nobody changed, a corrected card always replaces.',
    },
    options: keepWords,
  }),
  mergeBirthday: setting(keepOr, {
    title: { ru: 'День рождения уже заполнен', en: 'The birthday is filled in' },
    help: { ru: 'Что делать, если в визитке другой.', en: 'What to do when the card has another.' },
    options: keepWords,
  }),
  mergeComments: setting(z.enum(['keep', 'overwrite', 'add']).default('add'), {
    title: { ru: 'Комментарий уже есть', en: 'There is a comment' },
    help: {
      ru: 'Отдел и заметка визитки пишутся в комментарий.',
      en: 'Department and note of a card go into the comment.',
    },
    options: { ...keepWords, add: { ru: 'Дописать', en: 'Add to it' } },
  }),
  mergePhoto: setting(keepOr, {
    title: { ru: 'Фотография уже есть', en: 'There is a photo' },
    help: { ru: 'Что делать, если она есть и в визитке.', en: 'What to do when the card has one too.' },
    options: keepWords,
  }),
  openRecords: setting(z.boolean().default(true), {
    title: { ru: 'Новые контакты и компании видны всем', en: 'New contacts and companies are open to everyone' },
    help: { ru: 'Иначе их видит только ответственный.', en: 'Otherwise only the responsible person sees them.' },
  }),
  answer: setting(z.boolean().default(true), {
    title: { ru: 'Отвечать отправителю', en: 'Answer the sender' },
    help: {
      ru: 'Письмо о том, что стало с каждой визиткой.',
      en: 'A letter on what became of each card.',
    },
  }),
})
export type CardSettings = z.infer<typeof cardSettings>

/** Visiting cards become contacts and companies; letters of its mailboxes open no requests. */
export const cardsSlice: SliceDeclaration<typeof cardSettings> = {
  name: 'vcard-import',
  title: { ru: 'Визитки', en: 'Visiting cards' },
  summary: {
    ru: 'Визитки из писем становятся контактами и компаниями.',
    en: 'Visiting cards in letters become contacts and companies.',
  },
  essential: false,
  switchable: true,
  needs: () => ({
    scopes: ['crm'],
    // Without it nobody's address is known: every letter counts as one of the mailbox's default person.
    optionalScopes: ['user'],
    methods: ['crm.item.list', 'crm.item.add', 'crm.item.update', 'crm.requisite.add', 'crm.address.add'],
  }),
  settings: cardSettings,
}
