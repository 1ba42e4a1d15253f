import { row, type ErrorRow } from './error-row.ts'

/** Reading tables: CSV and XLSX. */
export const tableErrors = {
  'table.unreadable': row(
    422,
    [
      'Файл не читается как таблица: он повреждён или это не CSV и не XLSX.',
      'Откройте его в Excel и сохраните заново как XLSX или CSV.',
    ],
    [
      'The file can’t be read as a table: it is damaged or neither CSV nor XLSX.',
      'Open it in Excel and save it again as XLSX or CSV.',
    ],
  ),
  'table.old-format': row(
    422,
    ['Это файл старого Excel (XLS) или защищённый паролем.', 'Сохраните его как XLSX или CSV без пароля.'],
    ['This is a file of the old Excel (XLS) or one with a password.', 'Save it as XLSX or CSV without a password.'],
  ),
  'table.encrypted': row(
    422,
    ['Файл защищён паролем.', 'Сохраните его без пароля.'],
    ['The file is protected by a password.', 'Save it without a password.'],
  ),
  'table.empty': row(
    422,
    ['В файле нет ни одной заполненной строки.', 'Проверьте, тот ли это файл и лист.'],
    ['There is no filled row in the file.', 'Check that it is the right file and sheet.'],
  ),
  'table.no-sheet': row(
    422,
    ['Листа «{sheet}» в файле нет.', 'Выберите другой лист.'],
    ['There is no sheet “{sheet}” in the file.', 'Choose another sheet.'],
  ),
  'table.bomb': row(
    422,
    ['Файл при распаковке растёт без меры, чтение остановлено.', 'Сохраните его заново как XLSX или CSV.'],
    ['The file grows without measure when it is unpacked, reading has stopped.', 'Save it again as XLSX or CSV.'],
  ),
  'table.row-too-long': row(
    422,
    ['Строка {row} слишком длинная: похоже, в ней не закрыта кавычка.', 'Исправьте строку и загрузите файл снова.'],
    ['Row {row} is too long: it seems that a quote is not closed in it.', 'Correct the row and upload the file again.'],
  ),
  'table.broken-quotes': row(
    422,
    ['В строке {row} сбились кавычки, дальше файл читать нельзя.', 'Исправьте строку и загрузите файл снова.'],
    [
      'The quotes in row {row} are broken, the file can’t be read further.',
      'Correct the row and upload the file again.',
    ],
  ),
  'table.too-wide': row(
    422,
    ['В строке {row} больше {columns} столбцов.', 'Уберите лишние столбцы.'],
    ['Row {row} has more than {columns} columns.', 'Remove the columns nobody needs.'],
  ),
  'table.too-many-rows': row(
    422,
    ['В таблице больше {rows} строк.', 'Разделите её на несколько файлов или выберите CSV.'],
    ['The table has more than {rows} rows.', 'Split it into several files or choose CSV.'],
  ),
  'table.too-much-text': row(
    422,
    [
      'В файле слишком много разных текстов для чтения как XLSX.',
      'Сохраните его как CSV: так читается файл любой величины.',
    ],
    [
      'The file has too many different texts to be read as XLSX.',
      'Save it as CSV: that way a file of any size is read.',
    ],
  ),
} as const satisfies Record<string, ErrorRow>
