import { row, type ErrorRow } from './error-row.ts'

/** Exports into spreadsheets, and pictures of the CRM. */
export const sheetErrors = {
  'dashboard.no-type': row(
    404,
    ['Таких записей на портале нет, или вам их не видно.', 'Выберите другой вид записей.'],
    ['The portal has no such records, or you may not see them.', 'Choose another kind of records.'],
  ),
  'sheets.key-refused': row(
    422,
    ['Google не принимает ключ сервисного аккаунта.', 'Создайте в Google Cloud новый ключ JSON и замените им прежний.'],
    [
      'Google refuses the key of the service account.',
      'Create a new JSON key in Google Cloud and replace the old one.',
    ],
  ),
  'sheets.not-a-key': row(
    422,
    [
      'Это не ключ сервисного аккаунта Google.',
      'Откройте аккаунт в Google Cloud, создайте ключ в формате JSON и вставьте файл целиком.',
    ],
    [
      'This is no key of a Google service account.',
      'Open the account in Google Cloud, create a key in JSON format and paste the whole file.',
    ],
  ),
  'sheets.not-a-link': row(
    422,
    ['Это не ссылка на Google Таблицу.', 'Скопируйте ссылку из адресной строки открытой таблицы.'],
    ['This is no link to a Google spreadsheet.', 'Copy the link from the address bar of the open spreadsheet.'],
  ),
  'sheets.no-access': row(
    422,
    [
      'У сервисного аккаунта нет доступа к таблице.',
      'Откройте в таблице «Настройки доступа» и дайте адресу аккаунта роль «Редактор». Записанное раньше не пропало.',
    ],
    [
      'The service account has no access to the spreadsheet.',
      'Open “Share” in the spreadsheet and make the account’s address an editor. What was written before is not lost.',
    ],
  ),
  'sheets.spreadsheet-gone': row(
    422,
    [
      'Таблицы с таким адресом нет.',
      'Верните её из корзины Google Диска или подключите другую: листы будут заполнены заново.',
    ],
    [
      'There is no spreadsheet at this address.',
      'Restore it from the bin of Google Drive, or connect another one: its sheets will be filled anew.',
    ],
  ),
  'sheets.sheet-gone': row(
    409,
    ['Лист удалён из таблицы.', 'Начните лист заново или уберите его из выгрузки.'],
    ['The sheet was deleted from the spreadsheet.', 'Begin the sheet anew, or take it out of the export.'],
  ),
  'sheets.key-column-gone': row(
    409,
    [
      'На листе нет столбца «ID», по нему находятся строки.',
      'Верните столбец отменой в таблице или начните лист заново: прежний останется как есть.',
    ],
    [
      'The sheet has lost its column “ID”, by which rows are found.',
      'Undo its removal in the spreadsheet, or begin the sheet anew: the old one stays as it is.',
    ],
  ),
  'sheets.protected': row(
    409,
    [
      'Часть листа защищена от правки.',
      'Снимите защиту со столбцов выгрузки или добавьте в неё адрес сервисного аккаунта.',
    ],
    [
      'A part of the sheet is protected.',
      'Take the protection off the exported columns, or let the service account edit there.',
    ],
  ),
  'sheets.full': row(
    409,
    [
      'В таблице больше нет места: Google хранит не больше 10 миллионов ячеек.',
      'Уберите лишние столбцы из выгрузки или лишние листы из таблицы.',
    ],
    [
      'The spreadsheet is full: Google keeps 10 million cells at most.',
      'Take columns out of the export, or sheets out of the spreadsheet.',
    ],
  ),
  'sheets.limit': row(
    503,
    ['Google просит подождать {seconds} с.', 'Выгрузка продолжится сама с того же места.'],
    ['Google asks to wait {seconds} s.', 'The export goes on by itself from where it stands.'],
  ),
  'sheets.unavailable': row(
    503,
    ['Google сейчас не отвечает.', 'Выгрузка продолжится сама, когда ответит.'],
    ['Google does not answer just now.', 'The export goes on by itself when it does.'],
  ),
  'sheets.refused': row(
    422,
    ['Google отказал в записи: {detail}', 'Исправьте это в таблице и запустите сверку.'],
    ['Google refused to write: {detail}', 'Mend it in the spreadsheet and start a comparison.'],
  ),
  'sheets.not-connected': row(
    409,
    ['Таблица не подключена.', 'Подключите Google Таблицу в разделе «Выгрузка».'],
    ['No spreadsheet is connected.', 'Connect a Google spreadsheet in the section “Export”.'],
  ),
  'sheets.no-such-sheet': row(
    404,
    ['Такого листа в выгрузке нет.', 'Обновите страницу.'],
    ['The export has no such sheet.', 'Reload the page.'],
  ),
} as const satisfies Record<string, ErrorRow>
