import { row, type ErrorRow } from './error-row.ts'

/** Kept files and long works. */
export const fileErrors = {
  'file.not-found': row(
    404,
    ['Такого файла нет: он удалён или срок его хранения вышел.', 'Обновите страницу.'],
    ['There is no such file: it was deleted or its time is over.', 'Reload the page.'],
  ),
  'file.too-large': row(
    422,
    ['Файл больше {megabytes} МБ, он не сохранён.', 'Разделите файл или сожмите его.'],
    ['The file is larger than {megabytes} MB, it is not kept.', 'Split the file or compress it.'],
  ),
  'file.portal-full': row(
    422,
    [
      'Файлы портала заняли всё отведённое место ({gigabytes} ГБ), файл не сохранён.',
      'Удалите ненужные файлы или увеличьте FILES_PORTAL_GB.',
    ],
    [
      'The files of the portal fill all the space they may take ({gigabytes} GB), the file is not kept.',
      'Delete files nobody needs or raise FILES_PORTAL_GB.',
    ],
  ),
  'long-work.not-found': row(
    404,
    ['Такой работы нет.', 'Обновите список.'],
    ['There is no such work.', 'Reload the list.'],
  ),
  'long-work.running': row(
    409,
    ['Такая работа уже идёт или приостановлена: {title}.', 'Дождитесь её конца или остановите её.'],
    ['Such a work is already running or paused: {title}.', 'Wait for its end or stop it.'],
  ),
  'long-work.ended': row(
    409,
    ['Эта работа уже закончена, менять в ней нечего.', 'Обновите список.'],
    ['This work has already ended, there is nothing to change in it.', 'Reload the list.'],
  ),
} as const satisfies Record<string, ErrorRow>
