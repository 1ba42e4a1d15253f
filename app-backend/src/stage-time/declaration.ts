import { z } from 'zod'
import { setting, type SliceDeclaration } from '../portal/index.ts'
import { stageField } from './rules/stage-field.ts'

export const stageTimeSettings = z.object({
  fields: setting(z.boolean().default(true), {
    title: { ru: 'Записывать время в поля запроса', en: 'Write the times into fields of the request' },
    help: {
      ru: 'Когда запрос покидает стадию, время в ней записывается в скрытое поле этой стадии: по полям строят отчёты самого портала.',
      en: 'When a request leaves a stage, its time there is written into the stage’s hidden field: the portal’s own reports use these fields.',
    },
  }),
  fieldTime: setting(z.enum(['total', 'last']).default('total'), {
    title: { ru: 'Что хранит поле стадии', en: 'What the field of a stage holds' },
    help: {
      ru: 'Запрос может побывать в стадии несколько раз. Поле хранит секунды.',
      en: 'A request may be in a stage several times. The field holds seconds.',
    },
    options: {
      total: { ru: 'Всё время в стадии', en: 'All time in the stage' },
      last: { ru: 'Последнее пребывание', en: 'The last stay' },
    },
  }),
  fieldClock: setting(z.enum(['wall', 'working']).default('wall'), {
    title: { ru: 'Каким временем считать поле', en: 'Which time the field counts' },
    help: {
      ru: 'Рабочее время считается по рабочему календарю из правил срока.',
      en: 'Working time is counted by the working calendar of the deadline rules.',
    },
    options: {
      wall: { ru: 'Круглосуточно', en: 'Around the clock' },
      working: { ru: 'Рабочее время', en: 'Working time' },
    },
  }),
})
export type StageTimeSettings = z.infer<typeof stageTimeSettings>

/** How long requests stand in their stages: read from the portal's history, kept here, mirrored to hidden fields. */
export const stageTimeSlice: SliceDeclaration<typeof stageTimeSettings> = {
  name: 'stage-time',
  title: { ru: 'Время в стадиях', en: 'Time in stages' },
  summary: {
    ru: 'Сколько запросы стоят в каждой стадии: в отчётах, в запросе и в его полях. Если выключить, история стадий не читается.',
    en: 'How long requests stand in each stage: in reports, in the request and in its fields. If you turn it off, the stage history is not read.',
  },
  essential: false,
  switchable: true,
  needs: ({ typeId, stages = [] }) => ({
    scopes: ['crm'],
    methods: ['crm.stagehistory.list', 'crm.item.update'],
    userFields: stages.map(({ id, name }) => ({
      name: stageField(typeId, id),
      type: 'integer',
      label: { ru: `Время в стадии «${name}», с`, en: `Time in stage “${name}”, s` },
      hidden: true,
    })),
  }),
  settings: stageTimeSettings,
}
