import { z } from 'zod'
import { leadEntityTypeId, type SliceDeclaration } from '../portal/index.ts'
import { setting } from '../settings/index.ts'
import { contactField, flagField } from './rules/task-fields.ts'

export const externalTaskSettings = z.object({
  remindBeforeHours: setting(z.int().min(0).max(240).default(24), {
    title: { ru: 'Напомнить до срока', en: 'Remind before the deadline' },
    help: {
      ru: 'За сколько часов до срока задачи исполнитель получит напоминание. Ноль: не напоминать.',
      en: 'How many hours before the deadline the performer is reminded. Zero: never.',
    },
    unit: { ru: 'ч', en: 'h' },
  }),
  remindSilenceDays: setting(z.int().min(0).max(60).default(3), {
    title: { ru: 'Напомнить после молчания', en: 'Remind after silence' },
    help: {
      ru: 'Через сколько дней без ответа исполнитель получит напоминание. Ноль: не напоминать.',
      en: 'After how many days without an answer the performer is reminded. Zero: never.',
    },
    unit: { ru: 'дн.', en: 'd' },
  }),
  workFrom: setting(z.int().min(0).max(23).default(9), {
    title: { ru: 'Напоминать с', en: 'Remind from' },
    help: {
      ru: 'Раньше этого часа напоминания не уходят. Время портала.',
      en: 'No reminder goes out before this hour, on the portal’s clock.',
    },
    unit: { ru: 'ч', en: 'h' },
  }),
  workTo: setting(z.int().min(1).max(24).default(18), {
    title: { ru: 'Напоминать до', en: 'Remind until' },
    help: {
      ru: 'Позже этого часа напоминания ждут следующего рабочего дня.',
      en: 'After this hour reminders wait for the next working day.',
    },
    unit: { ru: 'ч', en: 'h' },
  }),
  changeMinutes: setting(z.int().min(0).max(240).default(5), {
    title: { ru: 'Сообщать об изменениях через', en: 'Tell about changes after' },
    help: {
      ru: 'Столько минут «Порядок» ждёт, чтобы несколько правок задачи ушли исполнителю одним письмом.',
      en: 'Poryadok waits so many minutes, so that several edits of a task go out as one letter.',
    },
    unit: { ru: 'мин', en: 'min' },
  }),
  reopenOnReply: setting(z.boolean().default(false), {
    title: { ru: 'Ответ возвращает закрытую задачу в работу', en: 'A reply reopens a closed task' },
    help: {
      ru: 'Иначе ответ останется в задаче комментарием, а её автор получит уведомление.',
      en: 'Otherwise the reply stays in the task as a comment, and its author gets a notice.',
    },
  }),
  completeOnWord: setting(z.boolean().default(false), {
    title: { ru: 'Слово «Готово» закрывает задачу', en: 'The word “Done” closes the task' },
    help: {
      ru: 'Ответ, который начинается со слова «Готово», завершает задачу. Иначе он только отмечается в ней.',
      en: 'A reply that begins with the word “Done” completes the task. Otherwise it is only marked there.',
    },
  }),
})
export type ExternalTaskSettings = z.infer<typeof externalTaskSettings>

const title = { ru: 'Внешние задачи', en: 'External tasks' }
const tabOf = (entityTypeId: number) =>
  entityTypeId === leadEntityTypeId ? 'CRM_LEAD_DETAIL_TAB' : `CRM_DYNAMIC_${entityTypeId}_DETAIL_TAB`

/** Tasks for people who have no account in the portal: they get letters, and their answers come to the task. */
export const externalTasksSlice: SliceDeclaration<typeof externalTaskSettings> = {
  name: 'external-tasks',
  title,
  summary: {
    ru: 'Задачи людям без доступа к порталу: письмо исполнителю, ответы в задаче и в запросе.',
    en: 'Tasks for people without access to the portal: a letter to the performer, answers in the task and the request.',
  },
  essential: false,
  switchable: true,
  needs: ({ entityTypeId }) => ({
    scopes: ['crm', 'task', 'placement'],
    optionalScopes: ['disk'],
    events: ['ONTASKADD', 'ONTASKUPDATE', 'ONTASKDELETE'],
    placements: [
      {
        placement: 'TASK_VIEW_TAB',
        path: '/p/external-task',
        title: { ru: 'Внешний исполнитель', en: 'External performer' },
      },
      { placement: tabOf(entityTypeId), path: '/p/request-tasks', title },
    ],
    taskFields: [
      { name: flagField, type: 'boolean', label: { ru: 'Внешняя задача', en: 'External task' } },
      { name: contactField, type: 'string', label: { ru: 'Внешний исполнитель', en: 'External performer' } },
    ],
  }),
  settings: externalTaskSettings,
}
