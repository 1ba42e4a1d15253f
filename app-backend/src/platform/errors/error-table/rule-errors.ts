import { row, type ErrorRow } from './error-row.ts'

/** Rule sets: drafts, versions, examples, dry runs. */
export const ruleErrors = {
  'rules.unknown-kind': row(
    404,
    ['Таких правил здесь нет.', 'Обновите страницу.'],
    ['There are no such rules here.', 'Reload the page.'],
  ),
  'rules.draft-conflict': row(
    409,
    [
      'Пока вы правили, черновик сохранил другой человек: {whoRu}, {atRu}. Ваша правка не записана и не потеряна.',
      'Посмотрите его версию и решите, чью оставить.',
    ],
    [
      'While you were editing, somebody else saved the draft: {whoEn}, {atEn}. Your edit is not saved and not lost.',
      'Look at their version and decide whose to keep.',
    ],
  ),
  'rules.draft-gone': row(
    409,
    ['Черновика больше нет: его опубликовали или убрали.', 'Обновите страницу: действующая версия видна в ней.'],
    ['The draft is no more: it was published or discarded.', 'Reload the page: it shows the version that works.'],
  ),
  'rules.published-meanwhile': row(
    409,
    [
      'Пока вы решали, вышла версия {version}: {whoRu}, {atRu}. Ваша публикация не состоялась.',
      'Сравните черновик с новой версией и опубликуйте ещё раз.',
    ],
    [
      'Meanwhile version {version} was published: {whoEn}, {atEn}. Yours was not.',
      'Compare the draft with the new version and publish again.',
    ],
  ),
  'rules.no-version': row(
    404,
    ['Такой версии правил нет.', 'Выберите версию из истории.'],
    ['There is no such version of the rules.', 'Choose a version from the history.'],
  ),
  'rules.nothing-new': row(
    409,
    ['Эта версия и так действует.', 'Выберите другую версию.'],
    ['This version works already.', 'Choose another version.'],
  ),
  'rules.body-invalid': row(
    422,
    ['В правилах есть незаполненные или неверные места: {count}. Ничего не записано.', 'Исправьте отмеченные строки.'],
    ['Some places of the rules are empty or wrong: {count}. Nothing was saved.', 'Correct the marked lines.'],
  ),
  'rules.facts-invalid': row(
    422,
    ['По этим данным правила проверить нельзя: {detail}.', 'Заполните поля проверки.'],
    ['The rules can’t be tried on these data: {detail}.', 'Fill in the fields of the check.'],
  ),
  'rules.examples-fail': row(
    409,
    [
      'Образцов, которые перестанут сходиться: {count} ({names}). Версия не опубликована.',
      'Исправьте правила или опубликуйте вопреки образцам.',
    ],
    [
      'Examples that would fail: {count} ({names}). The version was not published.',
      'Correct the rules or publish in spite of the examples.',
    ],
  ),
  'rules.example-not-found': row(
    404,
    ['Такого образца нет: его уже убрали.', 'Обновите страницу.'],
    ['There is no such example: it was removed.', 'Reload the page.'],
  ),
  'rules.too-many-examples': row(
    409,
    ['Образцов уже {limit}, больше не поместится.', 'Уберите те, что больше не нужны.'],
    ['There are {limit} examples already, no more fit.', 'Remove those that are not needed.'],
  ),
  'rules.run-not-found': row(
    404,
    ['Такого прогона нет.', 'Запустите новый.'],
    ['There is no such dry run.', 'Start a new one.'],
  ),
  'rules.file-unreadable': row(
    422,
    ['Это не файл правил «Порядка». Ничего не изменено.', 'Выберите файл, который сохранила кнопка «Выгрузить».'],
    ['This is not a rules file of Poryadok. Nothing was changed.', 'Choose a file that “Export” saved.'],
  ),
  'rules.file-newer': row(
    422,
    [
      'Файл сделан более новой версией: формат {version}, здесь известен {known}. Ничего не изменено.',
      'Обновите приложение и повторите.',
    ],
    [
      'The file was made by a newer version: format {version}, here {known} is known. Nothing was changed.',
      'Update the app and repeat.',
    ],
  ),
  'rules.file-other-kind': row(
    422,
    ['В файле другие правила: {kind}. Ничего не изменено.', 'Откройте их раздел и загрузите файл там.'],
    ['The file holds other rules: {kind}. Nothing was changed.', 'Open their section and load the file there.'],
  ),
  'dictionary.no-column': row(
    422,
    [
      'В таблице нет столбца «{columnRu}». Ничего не изменено.',
      'Назовите столбцы так, как в файле, который отдаёт «Выгрузить».',
    ],
    [
      'The table has no column “{columnEn}”. Nothing was changed.',
      'Name the columns as in the file that “Export” gives.',
    ],
  ),
} as const satisfies Record<string, ErrorRow>
