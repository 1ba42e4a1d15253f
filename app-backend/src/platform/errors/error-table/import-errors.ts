import { row, type ErrorRow } from './error-row.ts'

/** Imports of records. */
export const importErrors = {
  'import.not-found': row(
    404,
    ['Такой загрузки нет.', 'Откройте список загрузок и выберите другую.'],
    ['There is no such import.', 'Open the list of imports and choose another one.'],
  ),
  'import.no-upload': row(
    404,
    [
      'Файла этой загрузки нет: его удалили по сроку хранения или его загрузил не этот портал.',
      'Загрузите файл снова.',
    ],
    ['The file of this import is not there: it passed its time, or another portal uploaded it.', 'Upload it again.'],
  ),
  'import.upload-incomplete': row(
    409,
    ['Файл получен не целиком.', 'Продолжите загрузку файла: она начнётся с того места, где прервалась.'],
    ['The file has not come in whole.', 'Go on with the upload: it begins where it broke off.'],
  ),
  'import.wrong-offset': row(
    409,
    ['Часть файла пришла не на своё место: получено {bytes} байт.', 'Продолжите с этого места.'],
    ['A part of the file came out of its place: {bytes} bytes are here.', 'Go on from there.'],
  ),
  'import.part-too-large': row(
    413,
    ['Часть файла больше допустимого.', 'Обновите страницу и повторите загрузку.'],
    ['The part of the file is too large.', 'Reload the page and upload again.'],
  ),
  'import.too-large': row(
    413,
    ['Файл больше {gigabytes} ГБ.', 'Разделите его на несколько: одинаковые строки не задвоятся.'],
    ['The file is larger than {gigabytes} GB.', 'Split it: equal rows are not doubled.'],
  ),
  'import.no-table': row(
    422,
    ['В архиве нет таблицы с таким именем.', 'В архиве ожидается CSV, XLSX или NDJSON.'],
    ['The archive holds no such table.', 'It should hold a CSV, XLSX or NDJSON file.'],
  ),
  'import.packed-sheets': row(
    422,
    ['В книге «{name}» внутри архива несколько листов.', 'Загрузите эту книгу без архива: тогда лист можно выбрать.'],
    ['The workbook “{name}” in the archive has several sheets.', 'Upload it without the archive and choose the sheet.'],
  ),
  'import.no-archive': row(
    422,
    ['Вложения загружаются архивом ZIP: таблица и сами файлы вместе.', 'Соберите архив и выберите его.'],
    ['Attachments come as a ZIP archive: the table and the files together.', 'Make the archive and choose it.'],
  ),
  'import.not-now': row(
    409,
    ['Загрузка сейчас в другом состоянии: этого шага ещё или уже нельзя сделать.', 'Обновите страницу.'],
    ['The import is in another state now: this step can’t be taken yet, or any more.', 'Reload the page.'],
  ),
  'import.nobody-missing': row(
    422,
    [
      'Создавать некого: в строках с ошибками нет контактов с почтой или телефоном.',
      'Сопоставьте колонку с почтой или телефоном клиента и повторите пробный прогон.',
    ],
    [
      'There is nobody to create: failed rows name no contact with an e-mail or a telephone number.',
      'Map the column with the client’s e-mail or telephone and run the dry run again.',
    ],
  ),
  'import.no-column': row(
    422,
    ['Такой колонки в файле нет.', 'Выберите колонку из списка.'],
    ['The file has no such column.', 'Choose a column of the list.'],
  ),
  'import.other-file': row(
    422,
    [
      'Это не файл с причинами этой загрузки: колонки другие.',
      'Скачайте файл с причинами ещё раз и исправьте ячейки в нём, не меняя колонок.',
    ],
    [
      'This is not the file of failed rows of this import: its columns are others.',
      'Download that file again and mend cells in it, leaving the columns as they are.',
    ],
  ),
  'import.no-row-number': row(
    422,
    [
      'В строке {row} исправленного файла вместо номера строки стоит «{text}».',
      'Верните в первую колонку номер из скачанного файла: по нему строка находит своё место. Ничего не загружено.',
    ],
    [
      'Row {row} of the mended file has “{text}” in place of the row’s number.',
      'Put the number of the downloaded file back into the first column: the row finds its place by it. Nothing was taken.',
    ],
  ),
  'import.no-right': row(
    403,
    [
      'Портал не разрешает загружать эти данные: у сотрудника, чьим ключом работает приложение, нет права «Импорт».',
      'Пусть администратор портала откроет приложение или даст право в настройках CRM, затем продолжите загрузку.',
    ],
    [
      'The portal does not allow this import: the person whose key the app uses has no “Import” right.',
      'Have an administrator of the portal open the app or grant the right in the CRM settings, then go on.',
    ],
  ),
  'import.nothing-to-undo': row(
    409,
    ['Отменять нечего: в портале нет записей этой загрузки, которые никто не менял.', ''],
    ['There is nothing to undo: the portal has no records of this import that nobody changed.', ''],
  ),
} as const satisfies Record<string, ErrorRow>
