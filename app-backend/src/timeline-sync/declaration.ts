import { z } from 'zod'
import type { SliceDeclaration } from '../portal/index.ts'

export const timelineSettings = z.object({})

/** Calls, letters and talks of one record show in the timelines of the records that it belongs to. */
export const timelineSlice: SliceDeclaration<typeof timelineSettings> = {
  name: 'timeline-sync',
  title: { ru: 'Общий таймлайн', en: 'Shared timeline' },
  summary: {
    ru: 'Дела контакта видны в таймлайне его компании, дела лида — в сделке. Если выключить, новые дела остаются только там, где возникли.',
    en: 'What happens with a contact shows in the timeline of its company, what happens with a lead in its deal. If you turn it off, new entries stay where they arose.',
  },
  essential: false,
  switchable: true,
  needs: () => ({
    scopes: ['crm'],
    methods: ['crm.activity.list', 'crm.activity.binding.list', 'crm.activity.binding.add'],
    events: ['ONCRMACTIVITYADD', 'ONCRMACTIVITYUPDATE', 'ONCRMTIMELINECOMMENTADD'],
  }),
  settings: timelineSettings,
}
