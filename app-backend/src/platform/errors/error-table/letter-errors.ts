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
  'mailbox.conflict': row(
    409,
    ['Пока вы правили, этот ящик изменил кто-то другой. Ваша правка не записана.', 'Откройте ящик снова и повторите.'],
    ['Somebody else changed this mailbox meanwhile. Your change was not written.', 'Open the mailbox anew and repeat.'],
  ),
  'mailbox.no-password': row(
    422,
    [
      'Для сервера {host} не указан пароль.',
      'Введите пароль приложения: при смене сервера или логина старый не используется.',
    ],
    [
      'No password is given for the server {host}.',
      'Enter the app password: with another server or login the old one is not used.',
    ],
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
  'move.changed': row(
    409,
    ['Письма тем временем перенёс кто-то ещё.', 'Обновите список и посмотрите, где они теперь.'],
    ['Somebody else has moved the letters meanwhile.', 'Reload the list and see where they are now.'],
  ),
  'move.same-request': row(
    422,
    ['Письма уже стоят в этом запросе.', 'Выберите другой запрос.'],
    ['The letters are in this request already.', 'Choose another request.'],
  ),
  'move.several-requests': row(
    422,
    ['Выбраны письма из разных запросов.', 'Переносите их по одному запросу.'],
    ['The letters are of different requests.', 'Move those of one request at a time.'],
  ),
  'move.task-thread': row(
    422,
    [
      'Письмо стоит в переписке внешней задачи и переносится только вместе с запросом.',
      'Объедините запросы или оставьте его на месте.',
    ],
    [
      'The letter is in the thread of an external task and moves with its request only.',
      'Merge the requests or leave it where it is.',
    ],
  ),
  'move.making': row(
    409,
    ['Новый запрос ещё создаётся.', 'Отмените перенос через несколько секунд.'],
    ['The new request is still being made.', 'Undo the move in a few seconds.'],
  ),
  'move.not-found': row(
    404,
    ['Такого переноса нет.', 'Обновите страницу.'],
    ['There is no such move.', 'Reload the page.'],
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
  'mail.gone-out': row(
    409,
    ['Письмо уже ушло или уходит: вернуть его нельзя.', 'Напишите следующее.'],
    ['The letter has gone out or is going: it can’t be taken back.', 'Write another one.'],
  ),
  'mail.too-large': row(
    413,
    ['Вложения письма вместе больше {megabytes} МБ: почтовые серверы такое не принимают.', 'Уберите часть вложений.'],
    ['The attachments together are larger than {megabytes} MB: mail servers refuse that.', 'Remove some of them.'],
  ),
  'draft.not-found': row(
    404,
    ['Черновика больше нет: письмо отправлено или черновик удалён.', 'Посмотрите переписку.'],
    ['The draft is gone: the letter was sent, or the draft deleted.', 'Look at the conversation.'],
  ),
  'draft.changed': row(
    409,
    ['Черновик изменён в другой вкладке, письмо не отправлено.', 'Посмотрите новый текст и отправьте его.'],
    ['The draft was changed in another tab, the letter was not sent.', 'Look at the new text and send it.'],
  ),
  'draft.no-recipient': row(
    422,
    ['Не указано, кому отправить письмо.', 'Добавьте адрес в поле «Кому».'],
    ['Nobody is named to whom the letter goes.', 'Add an address to “To”.'],
  ),
  'draft.empty': row(
    422,
    ['В письме нет ни текста, ни вложений.', 'Напишите текст.'],
    ['The letter has neither text nor attachments.', 'Write a text.'],
  ),
  'template.unknown-field': row(
    422,
    ['В шаблоне есть неизвестные поля: {names}.', 'Вставьте поле из списка или уберите скобки.'],
    ['The template has unknown fields: {names}.', 'Insert a field of the list or remove the braces.'],
  ),
  'template.not-found': row(
    404,
    ['Такого шаблона нет: он удалён.', 'Обновите список.'],
    ['There is no such template: it was deleted.', 'Reload the list.'],
  ),
  'template.taken': row(
    409,
    ['Шаблон с названием «{name}» уже есть.', 'Назовите его иначе.'],
    ['There is a template named “{name}” already.', 'Give it another name.'],
  ),
  'template.changed': row(
    409,
    ['Шаблон изменил другой человек, ваше не сохранено.', 'Обновите список и внесите правку снова.'],
    ['Another person changed the template, yours was not saved.', 'Reload the list and make the change again.'],
  ),
} as const satisfies Record<string, ErrorRow>
