import { z } from 'zod'
import type { SliceDeclaration } from '../portal/index.ts'
import { setting } from '../portal/index.ts'

const words = (ru: string, en: string) => ({ title: { ru, en }, help: { ru: `${ru}: зачем`, en: `${en}: why` } })

/** A slice with a setting of every kind. */
export const aSlice = (changes: Partial<SliceDeclaration> = {}): SliceDeclaration => ({
  name: 'tasks',
  title: { ru: 'Задания', en: 'Tasks' },
  summary: { ru: 'Задания подрядчикам.', en: 'Tasks for contractors.' },
  essential: false,
  switchable: true,
  needs: () => ({}),
  settings: z.object({
    days: setting(z.int().min(1).max(30).default(5), {
      ...words('Срок', 'Term'),
      unit: { ru: 'дней', en: 'days' },
    }),
    remind: setting(z.boolean().default(true), words('Напоминать', 'Remind')),
    tone: setting(z.enum(['calm', 'short']).default('calm'), {
      ...words('Тон', 'Tone'),
      options: { calm: { ru: 'спокойный', en: 'calm' }, short: { ru: 'краткий', en: 'short' } },
    }),
    watchers: setting(z.array(z.string().max(100)).default([]), words('Копии', 'Copies')),
    ownerId: setting(z.int().min(0).default(0), { ...words('Ответственный', 'Responsible'), person: true }),
    sign: setting(z.string().max(200).default(''), words('Подпись', 'Signature')),
    key: setting(z.string().max(200).default(''), { ...words('Ключ', 'Key'), secret: true }),
  }),
  ...changes,
})
