import { row, type ErrorRow } from './error-row.ts'

/** Mailboxes, letters that came in, letters that go out. */
export const letterErrors = {
  'mailbox.taken': row(
    409,
    ['Адрес {address} уже принимает письма.', 'Выберите другой адрес.'],
    ['The address {address} already takes in letters.', 'Choose another address.'],
  ),
  'mailbox.not-found': row(
    404,
    ['Такого адреса приёма нет.', 'Обновите список.'],
    ['There is no such intake address.', 'Reload the list.'],
  ),
  'letter.not-found': row(
    404,
    ['Такого письма нет.', 'Обновите список.'],
    ['There is no such letter.', 'Reload the list.'],
  ),
  'letter.not-quarantined': row(
    409,
    ['Письмо уже обработано или ждёт своей очереди, повторять нечего.', 'Обновите список.'],
    ['The letter is already processed or waiting, there is nothing to repeat.', 'Reload the list.'],
  ),
  'mail.no-account': row(
    409,
    ['Почтовый сервер для исходящих писем не настроен.', 'Укажите его: «Порядок», «Настройки», «Почта».'],
    ['No mail server is set for outgoing letters.', 'Set it: Poryadok, Settings, Mail.'],
  ),
  'mail.not-clean': row(
    422,
    ['Письмо не отправлено: недопустимое значение в поле {detail}.', 'Уберите переносы строк и проверьте адреса.'],
    ['The letter was not sent: a value of {detail} is not allowed.', 'Remove line breaks and check the addresses.'],
  ),
  'mail.own-address': row(
    409,
    ['Это адрес приёма писем: автоматический ответ на него пришёл бы сам себе.', 'Выберите другой адрес.'],
    ['This is an intake address: an automatic answer to it would answer itself.', 'Choose another address.'],
  ),
  'mail.private-address': row(
    403,
    [
      'Почтовый сервер во внутренней сети или на необычном порту, это запрещено настройкой сервера.',
      'Администратор сервера может разрешить его в MAIL_PRIVATE_HOSTS.',
    ],
    [
      'The mail server is in a private network or at an unusual port, which the server forbids.',
      'The operator may allow it in MAIL_PRIVATE_HOSTS.',
    ],
  ),
  'mail.unencrypted': row(
    422,
    ['Отправка без шифрования показала бы письма и пароль посторонним.', 'Выберите TLS или STARTTLS.'],
    ['Without encryption strangers could read letters and the password.', 'Choose TLS or STARTTLS.'],
  ),
  'mail.not-stuck': row(
    409,
    ['Это письмо уже ушло или ещё отправляется.', 'Обновите список.'],
    ['This letter is sent already, or is being sent.', 'Reload the list.'],
  ),
} as const satisfies Record<string, ErrorRow>
