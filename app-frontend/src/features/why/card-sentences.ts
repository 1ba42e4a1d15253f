import { msg, plural } from '@lingui/core/macro'
import type { Sentence } from './sentences.ts'

/** Visiting cards: whose they are, whom they name, what could not be read. */
export const cardSentences: Record<string, Sentence> = {
  'cards.taken': ({ count = 0 }) =>
    msg({
      message: plural(Number(count), {
        one: 'В письме # визитка.',
        few: 'В письме # визитки.',
        many: 'В письме # визиток.',
        other: 'В письме # визитки.',
      }),
    }),
  'cards.none': () => msg`Визиток в письме нет: ни во вложениях, ни в тексте.`,
  'cards.by-sender': ({ name = '', address = '' }) =>
    msg`Письмо прислал сотрудник, ${name} (${address}): контакты на нём.`,
  'cards.by-default': ({ name = '', address = '' }) =>
    msg`Отправитель ${address} не сотрудник: контакты на ответственном по ящику, ${name}.`,
  'cards.sender-unknown': ({ address = '' }) =>
    msg`Отправитель ${address} не сотрудник, а ответственный по ящику не назначен: такие письма пропускаются.`,
  'cards.default-gone': ({ userId = 0 }) =>
    msg`Ответственный по ящику (№ ${userId}) больше не работает. Назначьте другого и обработайте письмо ещё раз.`,
  'cards.sender-proved': ({ address = '', method = '', server = '' }) =>
    msg`Отправитель ${address} подтверждён: ${method}, сервер ${server}.`,
  'cards.sender-listed': ({ address = '' }) => msg`Отправитель в списке тех, кому верят без проверки: ${address}.`,
  'cards.sender-no-proof': ({ address = '' }) =>
    msg`Нет подтверждения, что письмо отправил ${address}: доверенный сервер его не проверял.`,
  'cards.sender-failed': ({ address = '', server = '' }) =>
    msg`Сервер ${server} не подтвердил, что письмо отправил ${address}.`,
  'cards.person-found': ({ name = '' }) => msg`В этой компании уже есть ${name}: контакт тот же.`,
  'cards.uid-found': ({ name = '' }) => msg`Визитка с тем же номером (UID) уже приходила, её контакт: ${name}.`,
  'cards.uid-of-another': ({ name = '', other = '' }) =>
    msg`Визитка с тем же номером (UID) записана в контакт ${other}, но у ${name} с ним нет ни общего имени, ни телефона, ни адреса.`,
  'cards.company-taken': ({ company = '' }) =>
    msg`Компанию ${company} из контакта убрали после прежней визитки: она не возвращена.`,
  'cards.person-new': ({ name = '' }) => msg`Контакта ${name} в CRM не было.`,
  'cards.person-several': ({ name = '', count = 0 }) =>
    msg`Контактов с именем ${name} в этой компании несколько: ${count}.`,
  'cards.namesake': ({ name = '' }) =>
    msg`${name} есть в другой компании, общего у них только имя: это другой человек.`,
  'cards.namesake-near': ({ name = '' }) =>
    msg`${name} есть в другой компании. Возможно, человек сменил работу: решите, он ли это.`,
  'cards.channel-of-another': ({ name = '' }) =>
    msg`Телефон или адрес из визитки ${name} записан у контакта с другим именем.`,
  'cards.person-linked': () => msg`Сотрудник решил, что это тот же человек.`,
  'cards.person-made': () => msg`Сотрудник решил, что это новый человек.`,
  'cards.company-found': ({ company = '' }) => msg`Компания найдена по названию: ${company}.`,
  'cards.company-new': ({ company = '' }) => msg`Компании ${company} до этой визитки в CRM не было.`,
  'cards.company-several': ({ company = '', count = 0 }) =>
    msg`Компаний с названием ${company} в CRM несколько: ${count}.`,
  'cards.group': () => msg`Это список людей, а не визитка.`,
  'cards.empty': ({ name = '' }) => msg`В визитке нет ни имени, ни компании, ни телефона, ни адреса (${name}).`,
  'cards.refused': ({ detail = '' }) => msg`Портал отказал: ${detail}.`,
  'cards.too-many': ({ count = 0, most = 0 }) => msg`Визиток в письме ${count}, взяты первые ${most}.`,
  'cards.file-empty': ({ name = '' }) => msg`В файле ${name} визиток нет.`,
  'cards.file-too-large': ({ name = '' }) => msg`Файл ${name} слишком велик для визиток.`,
  'cards.file-encrypted': ({ name = '' }) => msg`Архив ${name} закрыт паролем.`,
  'cards.file-unreadable': ({ name = '' }) => msg`Файл ${name} повреждён, прочитать его не удалось.`,
}
