import { z } from 'zod'
import type { SliceDeclaration } from '../portal/index.ts'
import { setting } from '../settings/index.ts'

const threadSettings = z.object({
  closedReply: setting(z.enum(['reopen', 'linked', 'within']).default('within'), {
    title: { ru: 'Ответ на закрытый запрос', en: 'Reply to a closed request' },
    help: {
      ru: 'Что делать, когда клиент пишет в закрытый запрос. Автоответы и отчёты о доставке закрытый запрос не открывают.',
      en: 'What to do when a client writes to a closed request. Auto-replies and delivery reports never reopen one.',
    },
    options: {
      reopen: { ru: 'Открыть его снова', en: 'Open it again' },
      linked: { ru: 'Завести новый, связанный с ним', en: 'Make a new one, linked to it' },
      within: {
        ru: 'Открыть, если закрыт недавно, иначе завести новый',
        en: 'Open it if closed lately, else make a new one',
      },
    },
  }),
  reopenDays: setting(z.int().min(1).max(365).default(7), {
    title: { ru: 'Недавно закрыт', en: 'Closed lately' },
    help: {
      ru: 'Сколько дней после закрытия ответ клиента открывает запрос снова.',
      en: 'For how many days after it was closed a reply opens the request again.',
    },
    unit: { ru: 'дней', en: 'days' },
  }),
  reopenOwner: setting(z.enum(['keep', 'route']).default('keep'), {
    title: { ru: 'Ответственный после открытия', en: 'Responsible after reopening' },
    help: {
      ru: 'Чей открытый снова запрос. Если прежний ответственный уволен, запрос в любом случае распределяется заново.',
      en: 'Whose the reopened request is. If the former responsible has left, it is routed anew in any case.',
    },
    options: {
      keep: { ru: 'Остаётся прежний', en: 'Stays with the former one' },
      route: { ru: 'Назначается заново по правилам', en: 'Is chosen anew by the rules' },
    },
  }),
  reopenStage: setting(z.string().max(50).default(''), {
    title: { ru: 'Стадия после открытия', en: 'Stage after reopening' },
    help: {
      ru: 'Код стадии, на которую встаёт открытый снова запрос. Если не указан, берётся первая рабочая стадия.',
      en: 'Code of the stage that a reopened request gets. If not given, the first stage of work is taken.',
    },
  }),
  taggedReplies: setting(z.boolean().default(false), {
    title: { ru: 'Метка в адресе для ответа', en: 'A tag in the address for replies' },
    help: {
      ru: 'Ответы просим присылать на адрес вида support+метка@домен: переписка находится, даже если программа клиента потеряла служебные заголовки. Включайте, если почтовый сервер доставляет такие адреса в ящик: Яндекс 360, Gmail, Microsoft 365 доставляют.',
      en: 'Replies are asked to an address like support+tag@domain: the conversation is found even when the client’s program loses its headers. Turn on if the mail server delivers such addresses to the mailbox; Yandex 360, Gmail and Microsoft 365 do.',
    },
  }),
  forwardedByStaff: setting(z.enum(['original', 'forwarder']).default('original'), {
    title: { ru: 'Сотрудник переслал письмо клиента', en: 'An employee forwarded a client’s letter' },
    help: {
      ru: 'Кого считать клиентом. Письма, которые пересылают клиенты, это не меняет.',
      en: 'Who counts as the client. Letters that clients forward are not affected.',
    },
    options: {
      original: { ru: 'Автора пересланного письма', en: 'The author of the forwarded letter' },
      forwarder: { ru: 'Того, кто переслал', en: 'Who forwarded it' },
    },
  }),
  sameLetter: setting(z.enum(['one', 'department']).default('one'), {
    title: { ru: 'Письмо пришло в несколько ящиков', en: 'A letter to several mailboxes' },
    help: {
      ru: 'Отдел указывают в настройках ящика; ящики без отдела считаются одним отделом. Ответ клиента остаётся в запросе, на который он отвечает.',
      en: 'The department is set in the mailbox; mailboxes without one count as one department. A client’s reply stays in the request that it answers.',
    },
    options: {
      one: { ru: 'Один запрос', en: 'One request' },
      department: { ru: 'По запросу на каждый отдел', en: 'One request for each department' },
    },
  }),
  subjectKeys: setting(z.array(z.string().trim().max(300)).max(100).default([]), {
    title: { ru: 'Уведомления без заголовков ответа', en: 'Notifications without thread headers' },
    help: {
      ru: 'По одному: адрес = образец темы, где # стоит на месте номера, например robot@shop.example = Заказ № #. Письма этого отправителя с одним номером попадают в один запрос. Тема остальных писем ничего не решает.',
      en: 'One a line: address = pattern of the subject with # for the number, for example robot@shop.example = Order #. Letters of that sender with one number go to one request. The subject of other letters decides nothing.',
    },
  }),
  staffDomains: setting(z.array(z.string().trim().toLowerCase().max(253)).max(50).default([]), {
    title: { ru: 'Домены сотрудников', en: 'Domains of employees' },
    help: {
      ru: 'Чья почта на этих доменах, тот сотрудник. Адреса сотрудников портала известны и без этого.',
      en: 'Whoever writes from these domains is an employee. Addresses of the portal’s people are known without it.',
    },
  }),
  loopLetters: setting(z.int().min(3).max(1_000).default(20), {
    title: { ru: 'Предел писем подряд', en: 'Letters in a row' },
    help: {
      ru: 'Сколько писем одного отправителя в одной переписке принимать за время ниже. Остальные ждут в карантине: так останавливаются роботы, которые отвечают друг другу.',
      en: 'How many letters of one sender in one conversation are taken in within the time below. The rest wait in quarantine: that stops robots that answer each other.',
    },
  }),
  loopMinutes: setting(z.int().min(1).max(1_440).default(10), {
    title: { ru: 'За какое время', en: 'Within' },
    help: { ru: 'Время, за которое считаются письма подряд.', en: 'The time in which letters in a row are counted.' },
    unit: { ru: 'минут', en: 'minutes' },
  }),
})
export type ThreadSettings = z.infer<typeof threadSettings>
export const defaultThreadSettings: ThreadSettings = threadSettings.parse({})

/** Which conversation a letter belongs to is found in our own tables, and in the portal for letters that it sent itself. */
export const threadingSlice: SliceDeclaration<typeof threadSettings> = {
  name: 'threading',
  title: { ru: 'Цепочки писем', en: 'Threads of letters' },
  summary: {
    ru: 'Ответ клиента попадает в тот запрос, на который он отвечает.',
    en: 'A client’s reply goes to the request that it answers.',
  },
  essential: true,
  switchable: false,
  needs: () => ({}),
  settings: threadSettings,
}
