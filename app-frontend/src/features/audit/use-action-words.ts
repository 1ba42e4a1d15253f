import { useLingui } from '@lingui/react/macro'

/** Actions of the trail in words; a new one is shown by its code until it has a sentence. */
export function useActionWords(): (action: string) => string {
  const { t } = useLingui()
  const words: Record<string, string> = {
    'portal.add': t`Создание записи`,
    'portal.update': t`Изменение записи`,
    'portal.delete': t`Удаление записи`,
    'portal.bind': t`Привязка`,
    'portal.unbind': t`Отвязка`,
    'portal.other': t`Действие на портале`,
    'portal.undo-add': t`Отмена: запись создана заново`,
    'portal.undo-update': t`Отмена: значения возвращены`,
    'portal.undo-delete': t`Отмена: запись убрана`,
    'portal.undo-bind': t`Отмена: привязка возвращена`,
    'portal.undo-unbind': t`Отмена: привязка убрана`,
    'run.undone': t`Отмена работы правила`,
    'run.refused': t`Правило остановлено`,
    'audit.exported': t`Выгрузка журнала действий`,
    'letter.downloaded': t`Скачивание письма`,
    'settings.changed': t`Изменение настроек`,
    'settings.reset': t`Сброс настроек`,
    'settings.imported': t`Загрузка настроек из файла`,
    'rules.published': t`Публикация правил`,
    'permissions.changed': t`Изменение прав`,
    'jobs.run': t`Повтор работ`,
    'jobs.discarded': t`Отказ от работ`,
    'person.exported': t`Выгрузка данных человека`,
    'person.erased': t`Стирание данных человека`,
  }
  return (action) => words[action] ?? action
}
