import type { Words } from '../../kernel/words.ts'
import type { Reason } from '../../kernel/reason.ts'
import type { Lang } from '../../platform/errors/error-sentence.ts'

interface CauseWords {
  title: Words
  /** `{name}` takes a value of the reason. */
  detail?: Words
}

const words = (ru: string, en: string, detail?: [string, string]): CauseWords => ({
  title: { ru, en },
  ...(detail ? { detail: { ru: detail[0], en: detail[1] } } : {}),
})
const inColumn: [string, string] = ['«{text}» в колонке {column}', '“{text}” in column {column}']

/** What happened to a row, for whoever has to mend it. */
const table: Readonly<Record<string, CauseWords>> = {
  'import.date-impossible': words('Такой даты нет', 'There is no such date', inColumn),
  'import.date-unreadable': words('Это не дата', 'This is no date', inColumn),
  'import.date-future': words('Дата в будущем', 'The date is in the future', inColumn),
  'import.number-unreadable': words('Это не число', 'This is no number', inColumn),
  'import.yes-no-unreadable': words('Ни да, ни нет', 'Neither yes nor no', inColumn),
  'import.option-unknown': words('Такого значения нет в списке', 'The list has no such value', inColumn),
  'import.option-several': words('В списке несколько таких значений', 'The list has several such values', inColumn),
  'import.stage-unknown': words('Такой стадии нет', 'There is no such stage', inColumn),
  'import.person-unknown': words('Сотрудник не найден', 'Employee not found', [
    '«{text}» нет среди сотрудников, колонка {column}',
    '“{text}” is not among the employees, column {column}',
  ]),
  'import.person-left': words('Сотрудник уволен', 'The employee has left', [
    '«{text}» больше не работает: выберите замену, колонка {column}',
    '“{text}” works here no more: choose somebody instead, column {column}',
  ]),
  'import.person-several': words('Несколько сотрудников с таким именем', 'Several employees have this name', inColumn),
  'import.contact-none': words('Контакт не найден', 'Contact not found', inColumn),
  'import.contact-several': words('Подходит несколько контактов', 'Several contacts fit', inColumn),
  'import.company-none': words('Компания не найдена', 'Company not found', inColumn),
  'import.company-several': words('Подходит несколько компаний', 'Several companies fit', inColumn),
  'import.link-unreadable': words('Непонятно, кого искать', 'Unclear whom to look for', inColumn),
  'import.id-unreadable': words('Это не id', 'This is no id', inColumn),
  'import.email-unreadable': words('Это не адрес почты', 'This is no e-mail address', inColumn),
  'import.phone-unreadable': words('Это не телефон', 'This is no telephone number', inColumn),
  'import.inn-unreadable': words('Это не ИНН', 'This is no ИНН', inColumn),
  'import.required-empty': words('Обязательное поле пустое', 'A required field is empty', [
    'поле «{field}»',
    'field “{field}”',
  ]),
  'import.text-cut': words('Текст обрезан', 'The text is cut', [
    'портал хранит {limit} знаков, колонка {column}',
    'the portal keeps {limit} characters, column {column}',
  ]),
  'import.person-left-replaced': words(
    'Вместо уволенного сотрудника другой',
    'Somebody for an employee who left',
    inColumn,
  ),
  'import.person-unknown-replaced': words(
    'Вместо неизвестного сотрудника другой',
    'Somebody for an unknown employee',
    inColumn,
  ),
  'import.contact-left-empty': words(
    'Контакт не найден, поле пустое',
    'Contact not found, the field is empty',
    inColumn,
  ),
  'import.company-left-empty': words(
    'Компания не найдена, поле пустое',
    'Company not found, the field is empty',
    inColumn,
  ),
  'import.parent-empty': words('Не указана запись', 'No record is named'),
  'import.text-empty': words('Текст пустой', 'The text is empty'),
  'import.path-empty': words('Не указан файл', 'No file is named'),
  'import.parent-none': words('Такой записи в загрузке нет', 'The import has no such record', [
    'ключ «{text}»: загрузите сначала саму запись',
    'key “{text}”: import the record itself first',
  ]),
  'import.entry-none': words('Такого файла в архиве нет', 'The archive has no such file', ['«{text}»', '“{text}”']),
  'import.entry-several': words('В архиве несколько таких файлов', 'The archive has several such files', [
    '«{text}»: укажите путь с папкой',
    '“{text}”: give the path with its folder',
  ]),
  'import.file-too-large': words('Файл слишком большой', 'The file is too large', [
    'в ленту помещается до {megabytes} МБ',
    'a timeline takes up to {megabytes} MB',
  ]),
  'import.no-id': words('В колонке ключа пусто', 'The key column is empty'),
  'import.id-twice': words('Ключ повторяется с другим содержанием', 'The key comes again with other content', [
    'такой же ключ в строке {row}',
    'the same key is in row {row}',
  ]),
  'import.row-twice': words('Такая строка уже была', 'The same row came before', ['строка {row}', 'row {row}']),
  'import.known-row': words('Загружена раньше, не менялась', 'Imported before, unchanged since'),
  'import.changed-since': words('Запись изменили после загрузки', 'The record was changed after the import', [
    'удалять чужую работу нельзя: решите о ней сами',
    'other people’s work is not removed: decide about it yourself',
  ]),
  'import.undo-update': words('Обновила прежнюю запись', 'It changed a record that was there', [
    'запись создала другая загрузка',
    'another import made that record',
  ]),
  'import.row-longer': words('В строке больше ячеек, чем колонок', 'The row has more cells than columns'),
  'import.row-no-json': words('Строка не читается', 'The line can’t be read'),
  'import.digits-lost': words('Таблица потеряла последние цифры', 'The table lost the last digits'),
  'import.unreadable-letters': words('Буквы не читаются', 'Letters can’t be read'),
  'import.portal-refused': words('Портал не принял запись', 'The portal did not take the record', [
    'ответ портала: {detail}',
    'the portal’s answer: {detail}',
  ]),
}

const fill = (text: string, params: Reason['params']) =>
  text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''))

/** A reason with its words; one that the table lacks says its code. */
export function causeIn(lang: Lang, { code, params }: Reason): Reason & { title: string; detail: string } {
  const known = table[code]
  return { code, params, title: known?.title[lang] ?? code, detail: fill(known?.detail?.[lang] ?? '', params) }
}
