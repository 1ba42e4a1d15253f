import { row, type ErrorRow } from './error-row.ts'

/** The contact centre's API: keys, calls, what it may write. */
export const centerErrors = {
  'center.no-key': row(
    401,
    ['В запросе нет ключа.', 'Передайте ключ в заголовке «Authorization: Bearer cc_…».'],
    ['The call carries no key.', 'Send the key in the header “Authorization: Bearer cc_…”.'],
  ),
  'center.key-refused': row(
    401,
    [
      'Ключ не подходит: его нет, его отозвали или его срок прошёл.',
      'Попросите администратора портала выпустить новый.',
    ],
    ['The key does not fit: unknown, withdrawn or expired.', 'Ask the portal’s administrator for a new one.'],
  ),
  'center.address': row(
    403,
    ['С адреса {ip} этот ключ не принимают.', 'Добавьте адрес в список ключа.'],
    ['This key is not accepted from {ip}.', 'Add the address to the key’s list.'],
  ),
  'center.scope': row(
    403,
    ['У ключа нет права «{scope}».', 'Выпустите ключ с этим правом.'],
    ['The key lacks the right “{scope}”.', 'Issue a key that has it.'],
  ),
  'center.too-many': row(
    429,
    ['Запросов по этому ключу больше, чем разрешено в минуту.', 'Повторите через {seconds} с.'],
    ['The key makes more calls a minute than it may.', 'Repeat in {seconds} s.'],
  ),
  'center.invalid': row(
    422,
    ['Поле {field} заполнено неверно: {detail}.', 'Исправьте его и повторите.'],
    ['The field {field} is wrong: {detail}.', 'Correct it and repeat.'],
  ),
  'center.unknown-field': row(
    422,
    ['Поля {field} нет в таблице полей, доступны: {allowed}.', 'Добавьте поле в таблицу или уберите его из запроса.'],
    ['The table of fields has no {field}, only: {allowed}.', 'Add it to the table or leave it out.'],
  ),
  'center.unknown-value': row(
    422,
    ['Такого значения поля {field} нет, есть: {allowed}.', 'Возьмите значение из справочника.'],
    ['The field {field} has no such value, only: {allowed}.', 'Take a value of the directory.'],
  ),
  'center.no-person': row(
    422,
    ['Сотрудника {userId} нет в портале, или он уволен.', 'Укажите работающего сотрудника.'],
    ['Person {userId} is not in the portal, or was dismissed.', 'Name somebody who works there.'],
  ),
  'center.no-responsible': row(
    422,
    [
      'Звонку нужен ответственный: оператор не назван, не найден в таблице или уволен, а ответственный по умолчанию не задан.',
      'Назовите operator или responsibleId. Администратор задаёт операторов в «Контакт-центр» → «Таблицы», а ответственного по умолчанию в «Настройки» → «Контакт-центр».',
    ],
    [
      'A call needs somebody responsible: the operator is not named, not in the table or dismissed, and there is no default responsible.',
      'Name operator or responsibleId. The administrator sets operators in Contact centre → Tables, and the default responsible in Settings → Contact centre.',
    ],
  ),
  'center.network': row(
    422,
    ['Это не адрес и не сеть: {detail}.', 'Укажите, например, 203.0.113.7 или 203.0.113.0/24.'],
    ['Neither an address nor a network: {detail}.', 'Give, for example, 203.0.113.7 or 203.0.113.0/24.'],
  ),
  'center.map-twice': row(
    422,
    [
      'В таблице дважды указано «{name}».',
      'Оставьте одну строку: в темах и операторах большие и маленькие буквы не различаются.',
    ],
    [
      'The table has “{name}” twice.',
      'Keep one of the lines: in topics and operators capital and small letters are the same.',
    ],
  ),
  'center.tax-number': row(
    422,
    ['В поле {field} неверный номер: {detail}.', 'Проверьте цифры.'],
    ['The number in {field} is wrong: {detail}.', 'Check its digits.'],
  ),
  'center.candidates': row(
    409,
    ['Такие записи уже есть: {candidates}.', 'Измените одну из них или создайте новую с force: true.'],
    ['There are such records: {candidates}.', 'Change one of them, or create with force: true.'],
  ),
  'center.not-found': row(
    404,
    ['В портале нет записи {record}.', 'Проверьте номер.'],
    ['The portal has no {record}.', 'Check the number.'],
  ),
  'center.changed': row(
    412,
    ['Запись {record} изменили после того, как вы её читали.', 'Прочитайте её снова и повторите.'],
    ['{record} was changed after you read it.', 'Read it again and repeat.'],
  ),
  'center.key-reused': row(
    422,
    ['С этим Idempotency-Key уже был запрос с другим содержимым.', 'Возьмите новый ключ повтора.'],
    ['This Idempotency-Key was used with other content.', 'Use a new one.'],
  ),
  'center.in-flight': row(
    409,
    ['Запрос с этим Idempotency-Key ещё выполняется.', 'Повторите через {seconds} с.'],
    ['The call with this Idempotency-Key is still under way.', 'Repeat in {seconds} s.'],
  ),
  'center.busy': row(
    503,
    ['Об этом клиенте уже идёт другой запрос.', 'Повторите через {seconds} с.'],
    ['Another call about this client is under way.', 'Repeat in {seconds} s.'],
  ),
  'center.two-keys': row(
    409,
    ['У клиента уже два действующих ключа.', 'Отзовите один из них.'],
    ['The client has two live keys already.', 'Withdraw one of them.'],
  ),
  'center.no-such-key': row(
    404,
    ['Такого ключа нет.', 'Обновите страницу.'],
    ['There is no such key.', 'Reload the page.'],
  ),
  'center.no-such-call': row(
    404,
    ['Такого вызова нет, или прошёл срок его хранения.', 'Проверьте номер.'],
    ['There is no such call, or its time has passed.', 'Check the number.'],
  ),
  'center.not-replayable': row(
    409,
    [
      'Этот вызов нельзя повторить: он выполнен, ещё идёт или ничего не пишет.',
      'Повторяют вызовы, которые не удались.',
    ],
    ['This call can’t be replayed: it is done, under way, or writes nothing.', 'Failed calls can.'],
  ),
  'center.maps-changed': row(
    409,
    ['Таблицы изменил кто-то другой.', 'Обновите страницу и внесите изменения снова.'],
    ['Somebody else changed the tables.', 'Reload the page and make your changes again.'],
  ),
  'center.no-such-hook': row(
    404,
    ['Такого адреса нет.', 'Обновите страницу.'],
    ['There is no such address.', 'Reload the page.'],
  ),
  'center.many-hooks': row(
    409,
    ['Адресов уже двадцать.', 'Удалите ненужный.'],
    ['There are twenty addresses already.', 'Remove one that is not needed.'],
  ),
  'center.hook-address': row(
    422,
    ['На этот адрес уведомления не отправляют: он не https или ведёт во внутреннюю сеть.', 'Укажите адрес https.'],
    ['Nothing is sent to this address: not https, or inside a private network.', 'Give an https address.'],
  ),
  'center.hook-off': row(
    409,
    ['Этот адрес выключен.', 'Включите его и повторите.'],
    ['This address is switched off.', 'Turn it on and repeat.'],
  ),
  'center.no-such-delivery': row(
    404,
    ['Такого уведомления нет, или прошёл срок его хранения.', 'Обновите страницу.'],
    ['There is no such delivery, or its time has passed.', 'Reload the page.'],
  ),
  'center.record-address': row(
    422,
    ['По этому адресу запись не берут: он не https или ведёт во внутреннюю сеть.', 'Загрузите запись файлом.'],
    ['A recording is not fetched from there: not https, or inside a private network.', 'Upload the file instead.'],
  ),
  'center.record-away': row(
    422,
    ['Запись по адресу не получить: {detail}.', 'Проверьте адрес или загрузите запись файлом.'],
    ['The recording can’t be fetched: {detail}.', 'Check the address, or upload the file.'],
  ),
  'center.record-kind': row(
    422,
    ['Запись должна быть файлом mp3 или wav и не пустой.', 'Перекодируйте её и повторите.'],
    ['A recording is an mp3 or wav file, and not empty.', 'Convert it and repeat.'],
  ),
  'center.call-waits': row(
    409,
    ['Для этого шага звонок ещё не описан полностью: нужен шаг «{step}».', 'Передайте его: остальное сделается само.'],
    ['The call is not told in full: the step “{step}” is missing.', 'Send it: the rest follows by itself.'],
  ),
} as const satisfies Record<string, ErrorRow>
