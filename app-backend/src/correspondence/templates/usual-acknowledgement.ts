import type { TemplateBody } from '../contract.ts'

/** What a client hears of a new request until an administrator writes a text of their own. */
export const usualAcknowledgement: TemplateBody = {
  kind: 'acknowledgement',
  name: 'Подтверждение приёма',
  ru: {
    subject: '',
    text: 'Здравствуйте, {{клиент.имя}}.\n\nПолучили ваше письмо «{{тема}}», номер запроса {{номер}}. Ответим на этот адрес.\n\nЭто письмо отправлено автоматически. Если хотите что-то добавить, ответьте на него: ответ попадёт в тот же запрос.',
  },
  en: {
    subject: '',
    text: 'Hello {{client.name}},\n\nWe have received your letter “{{subject}}”, request number {{number}}. The answer will come to this address.\n\nThis letter was sent automatically. To add something, answer it: the answer joins the same request.',
  },
}
