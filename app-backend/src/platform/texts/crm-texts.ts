import type { Lang } from '../errors/error-sentence.ts'
import { fillText, type Text, type TextParams } from './fill-text.ts'

/** Everything that the product writes into the CRM in words of its own, in the portal's language. */
export const crmTexts = {
  'letter.from': { ru: 'Письмо от {sender}', en: 'Letter from {sender}' },
  'letter.no-subject': { ru: '(без темы)', en: '(no subject)' },
  'letter.cut': {
    ru: '[В письме {sizeMb} МБ, это больше предела ящика ({limitMb} МБ). Взято только его начало: целиком письмо лежит на почтовом сервере.]',
    en: '[The letter has {sizeMb} MB, more than the mailbox takes ({limitMb} MB). Only its beginning was taken: the whole letter lies on the mail server.]',
  },
  'letter.files-on-disk': { ru: 'Вложения на Диске:', en: 'Attachments on the Drive:' },
  'letter.files-not-stored': {
    ru: 'Вложения, не сохранённые на портале:',
    en: 'Attachments not stored in the portal:',
  },
  'request.merged-into': {
    ru: 'Запрос объединён с запросом «{title}»: {link}. Письма перенесены туда, ответы клиента придут туда же.',
    en: 'The request was merged into “{title}”: {link}. Its letters are there now, and so will be the client’s answers.',
  },
  'request.merged-here': {
    ru: 'Сюда перенесён запрос «{title}»: {link}.',
    en: 'The request “{title}” was merged into this one: {link}.',
  },
  'request.split-undone': {
    ru: 'Разделение отменено: письма снова в запросе «{title}»: {link}. Этот запрос пуст и закрыт.',
    en: 'The split was undone: its letters are back in “{title}”: {link}. This request is empty and closed.',
  },
  'category.fault': { ru: 'Неисправность', en: 'Fault' },
  'category.delivery': { ru: 'Поставка', en: 'Delivery' },
  'category.documents': { ru: 'Документы', en: 'Documents' },
  'category.selection': { ru: 'Подбор', en: 'Selection' },
  'category.training': { ru: 'Обучение', en: 'Training' },
  'field.category': { ru: 'Категория запроса', en: 'Request category' },
  'field.resolve-by': { ru: 'Решить до', en: 'Resolve by' },
  'timeline.copy': {
    ru: 'Оригинал № {id}: {kind}, {card}, {date}, {author}. {link}',
    en: 'Original № {id}: {kind}, {card}, {date}, {author}. {link}',
  },
  'timeline.lead': { ru: 'Лид', en: 'Lead' },
  'timeline.deal': { ru: 'Сделка', en: 'Deal' },
  'timeline.contact': { ru: 'Контакт', en: 'Contact' },
  'timeline.company': { ru: 'Компания', en: 'Company' },
  'timeline.comment': { ru: 'Комментарий', en: 'Comment' },
  'timeline.call': { ru: 'Звонок', en: 'Call' },
  'timeline.letter': { ru: 'Письмо', en: 'Letter' },
  'timeline.meeting': { ru: 'Встреча', en: 'Meeting' },
  'timeline.chat': { ru: 'Чат', en: 'Chat' },
  'timeline.sms': { ru: 'СМС', en: 'SMS' },
  'timeline.form': { ru: 'Заявка с формы', en: 'Form' },
  'timeline.todo': { ru: 'Дело', en: 'To-do' },
  'timeline.app': { ru: 'Запись приложения', en: 'Record of an app' },
  'timeline.task': { ru: 'Задача', en: 'Task' },
  'timeline.other': { ru: 'Дело', en: 'Entry' },
  'field.mailbox': { ru: 'Адрес приёма', en: 'Intake address' },
} as const satisfies Record<string, Text>

export type CrmText = keyof typeof crmTexts

/** A text for the CRM; it holds no instants, so that nobody's clock matters. */
export const crmText = (name: CrmText, lang: Lang, params: TextParams = {}): string =>
  fillText(crmTexts[name], params, { lang, zone: 'UTC' })
