import { z } from 'zod'
import type { SliceDeclaration } from '../portal/index.ts'
import { robotCodes } from './rules/robot-codes.ts'

export const robotPath = '/robots'
const reasonReturn = { reason: { Name: { ru: 'Почему', en: 'Why' }, Type: 'text' } }
const done = { done: { Name: { ru: 'Сделано', en: 'Done' }, Type: 'bool' } }

/** Robots for whoever builds automation in the portal: the product's rules as steps that answer. */
export const robotsSlice: SliceDeclaration = {
  name: 'robots',
  title: { ru: 'Роботы', en: 'Robots' },
  summary: {
    ru: 'Четыре робота для автоматизации портала: определить категорию, назначить по группе, поставить «Решить до», найти ответственного за линию. Если выключить, они уйдут с портала.',
    en: 'Four robots for the portal’s automation: determine category, assign by group, set “Resolve by”, find who holds the line. If you turn it off, they leave the portal.',
  },
  essential: false,
  switchable: true,
  needs: () => ({
    scopes: ['bizproc'],
    methods: ['bizproc.robot.add', 'bizproc.event.send'],
    robots: [
      {
        code: robotCodes.category,
        path: robotPath,
        waits: true,
        name: { ru: 'Порядок: определить категорию', en: 'Poryadok: determine category' },
        properties: {
          text: {
            Name: { ru: 'Текст (пусто: первое сообщение клиента)', en: 'Text (empty: the client’s first message)' },
            Type: 'text',
          },
        },
        returns: {
          ...done,
          category: { Name: { ru: 'Категория', en: 'Category' }, Type: 'string' },
          ...reasonReturn,
        },
      },
      {
        code: robotCodes.person,
        path: robotPath,
        waits: true,
        name: { ru: 'Порядок: назначить по группе', en: 'Poryadok: assign by group' },
        properties: {
          group: { Name: { ru: 'Группа (пусто: по правилам)', en: 'Group (empty: by the rules)' }, Type: 'string' },
          override: {
            Name: { ru: 'Менять назначенного вручную', en: 'Replace who was assigned by hand' },
            Type: 'bool',
            Default: 'N',
          },
        },
        returns: { ...done, user: { Name: { ru: 'Ответственный', en: 'Responsible' }, Type: 'user' }, ...reasonReturn },
      },
      {
        code: robotCodes.deadline,
        path: robotPath,
        waits: true,
        name: { ru: 'Порядок: поставить «Решить до»', en: 'Poryadok: set “Resolve by”' },
        properties: {
          hours: { Name: { ru: 'Часов (пусто: по категории)', en: 'Hours (empty: by category)' }, Type: 'double' },
        },
        returns: {
          ...done,
          deadline: { Name: { ru: 'Решить до', en: 'Resolve by' }, Type: 'datetime' },
          ...reasonReturn,
        },
      },
      {
        code: robotCodes.manager,
        path: robotPath,
        waits: true,
        name: { ru: 'Порядок: ответственный за линию звонка', en: 'Poryadok: who holds the line of a call' },
        properties: {
          text: {
            Name: { ru: 'Текст с номером (пусто: из лида)', en: 'Text with the number (empty: from the lead)' },
            Type: 'text',
          },
          waitSeconds: { Name: { ru: 'Ждать номер, с', en: 'Wait for the number, s' }, Type: 'int', Default: '20' },
          assign: { Name: { ru: 'Назначить ответственным', en: 'Make responsible' }, Type: 'bool', Default: 'Y' },
        },
        returns: {
          ...done,
          found: { Name: { ru: 'Линия найдена', en: 'The line is known' }, Type: 'bool' },
          userId: { Name: { ru: 'Сотрудник', en: 'Person' }, Type: 'user' },
          phone: { Name: { ru: 'Номер линии', en: 'Number of the line' }, Type: 'string' },
          ruleLabel: { Name: { ru: 'Название линии', en: 'Name of the line' }, Type: 'string' },
          ...reasonReturn,
        },
      },
    ],
  }),
  settings: z.object({}),
}
