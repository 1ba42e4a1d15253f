import { msg } from '@lingui/core/macro'
import type { Sentence } from './sentences.ts'

/** Why a task was sent to somebody outside, or why nobody was written to. */
export const externalTaskSentences: Record<string, Sentence> = {
  'external.ticked': () => msg`В задаче отмечено «Внешняя задача».`,
  'external.looked-again': () => msg`На задачу посмотрели снова.`,
  'external.reopened': () => msg`Задача снова в работе.`,
  'external.handed-over': () => msg`У задачи другой внешний исполнитель или адрес: прежнему написали, что она снята.`,
  'external.changed': () => msg`Задача изменилась: исполнитель узнает об этом письмом.`,
  'external.closed': () => msg`Задача закрыта: исполнителю написали об этом.`,
  'external.unticked': () => msg`Отметка «Внешняя задача» снята: исполнителю написали, что выполнять её не нужно.`,
  'external.deleted': () => msg`Задача удалена: исполнителю написали, что выполнять её не нужно.`,
  'external.of-field': ({ contactId = '' }) => msg`Исполнитель указан в задаче: контакт ${contactId}.`,
  'external.only-bound': ({ contactId = '' }) =>
    msg`Исполнитель в задаче не указан. Взят единственный связанный с ней контакт, кроме клиента: ${contactId}.`,
  'external.no-performer': () => msg`Исполнитель не выбран, а угадывать его нельзя: письмо могло бы уйти клиенту.`,
  'external.no-request': () => msg`Задача не связана с запросом, поэтому письмо не ушло.`,
  'external.contact-gone': ({ contactId = '' }) =>
    msg`Контакт исполнителя ${contactId} удалён, поэтому письмо не ушло.`,
  'external.no-address': ({ name = '' }) => msg`У контакта «${name}» нет адреса почты, поэтому письмо не ушло.`,
  'external.own-address': ({ name = '' }) =>
    msg`Адрес контакта «${name}» принимает запросы: письмо вернулось бы новым запросом, поэтому не ушло.`,
  'external.several-addresses': ({ name = '' }) =>
    msg`У контакта «${name}» несколько адресов, и никто не выбрал, куда писать.`,
  'external.chosen-address': ({ address = '' }) => msg`Адрес выбран человеком: ${address}.`,
  'external.only-address': ({ address = '' }) => msg`Адрес у исполнителя один: ${address}.`,
  'external.followed-request': ({ to = '' }) => msg`Задача перешла вместе с запросом: теперь она в запросе № ${to}.`,
  'external.bounced': ({ address = '' }) => msg`Письмо не доставлено: ${address} его не принял.`,
}
