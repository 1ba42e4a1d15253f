import { row, type ErrorRow } from './error-row.ts'

/** Switches and settings of slices. */
export const settingsErrors = {
  'slice.off': row(
    409,
    [
      'Возможность «{title}» выключена на этом портале.',
      'Включить её может администратор портала: «Порядок» → «Настройки».',
    ],
    ['“{titleEn}” is switched off in this portal.', 'A portal administrator may switch it on: Poryadok → Settings.'],
  ),
  'slice.blocked': row(
    409,
    [
      'Возможность «{title}» здесь не работает: порталу не хватает прав или методов.',
      'Чего не хватает и кто это даёт, видно администратору: «Порядок» → «Состояние».',
    ],
    [
      '“{titleEn}” does not work here: the portal lacks rights or methods.',
      'An administrator sees what is missing and who may grant it: Poryadok → Health.',
    ],
  ),
  'settings.unknown-slice': row(
    404,
    ['Такого раздела настроек нет.', 'Обновите страницу.'],
    ['There is no such section of settings.', 'Reload the page.'],
  ),
  'settings.no-switch': row(
    409,
    ['Этот раздел не выключается: на нём держится приём запросов.', 'Измените его настройки или удалите приложение.'],
    ['This section has no switch: the intake of requests stands on it.', 'Change its settings or remove the app.'],
  ),
  'settings.conflict': row(
    409,
    [
      'Пока вы правили, эти настройки изменил другой администратор. Ваша правка не записана и не потеряна.',
      'Посмотрите его версию и решите, чью оставить.',
    ],
    [
      'While you were editing, another administrator changed these settings. Your edit is not saved and not lost.',
      'Look at their version and decide whose to keep.',
    ],
  ),
  'settings.file-unreadable': row(
    422,
    ['Это не файл настроек «Порядка». Ничего не изменено.', 'Выберите файл, который сохранила кнопка «Выгрузить».'],
    ['This is not a settings file of Poryadok. Nothing was changed.', 'Choose a file that “Export” saved.'],
  ),
  'settings.file-newer': row(
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
  'settings.file-stale': row(
    409,
    ['Настройки изменились после сравнения с файлом. Файл не применён.', 'Сравните ещё раз и примените.'],
    ['The settings changed after the comparison with the file. It was not applied.', 'Compare again and apply.'],
  ),
} as const satisfies Record<string, ErrorRow>
