import type { Reason } from '../kernel/reason.ts'
import { fillText, type Text } from '../platform/texts/fill-text.ts'
import type { Reader } from '../platform/time/format-time.ts'

/** Why nobody is written to, and what to do: for the comment in the task and the notice of its author. */
const words: Readonly<Record<string, Text>> = {
  'external.no-request': {
    ru: 'Письмо исполнителю не ушло: задача не связана с запросом. Свяжите её с ним в поле «CRM».',
    en: 'No letter went to the performer: the task is not bound to a request. Bind it in the field “CRM”.',
  },
  'external.no-performer': {
    ru: 'Письмо исполнителю не ушло: исполнитель не выбран. Откройте в задаче «Внешний исполнитель» и выберите контакт.',
    en: 'No letter went to the performer: nobody is chosen. Open “External performer” in the task and choose a contact.',
  },
  'external.contact-gone': {
    ru: 'Письмо исполнителю не ушло: контакт {contactId} удалён. Выберите другого исполнителя.',
    en: 'No letter went to the performer: the contact {contactId} is deleted. Choose another performer.',
  },
  'external.no-address': {
    ru: 'Письмо исполнителю не ушло: у контакта «{name}» нет адреса почты. Допишите адрес в карточку контакта и нажмите «Отправить снова».',
    en: 'No letter went to the performer: the contact “{name}” has no e-mail. Add one to its card and press “Send again”.',
  },
  'external.own-address': {
    ru: 'Письмо исполнителю не ушло: адрес контакта «{name}» принимает запросы. Укажите контакту другой адрес.',
    en: 'No letter went to the performer: the address of “{name}” takes in requests. Give the contact another one.',
  },
  'external.several-addresses': {
    ru: 'Письмо исполнителю не ушло: у контакта «{name}» {count|адрес|адреса|адресов}. Откройте в задаче «Внешний исполнитель» и выберите, куда писать.',
    en: 'No letter went to the performer: “{name}” has {count|address|addresses}. Open “External performer” in the task and choose one.',
  },
  'external.bounced': {
    ru: 'Письмо исполнителю не доставлено: {address} его не принял. Проверьте адрес контакта.',
    en: 'The letter to the performer was not delivered: {address} refused it. Check the contact’s address.',
  },
}

export const troubleWords = ({ code, params }: Reason, reader: Reader): string =>
  fillText(words[code] ?? { ru: code, en: code }, params, reader)
