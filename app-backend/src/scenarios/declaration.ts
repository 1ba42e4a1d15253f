import { z } from 'zod'
import { setting, type SliceDeclaration } from '../portal/index.ts'

export const scenarioSettings = z.object({
  guard: setting(z.boolean().default(true), {
    title: { ru: 'Возвращать стадию, если поля не заполнены', en: 'Send the stage back when fields are empty' },
    help: {
      ru: 'Портал не умеет требовать поля по сценарию. Если запрос перевели в стадию без них в карточке портала, «Порядок» вернёт прежнюю стадию и напишет в ленту, чего не хватает.',
      en: 'The portal cannot ask for fields by a scenario. When a request is moved in the portal’s card without them, Poryadok restores the former stage and says in the timeline what is missing.',
    },
  }),
})

/** Which fields of a request are seen, asked for and set, and when. */
export const scenariosSlice: SliceDeclaration<typeof scenarioSettings> = {
  name: 'scenarios',
  title: { ru: 'Сценарии формы', en: 'Scenarios of the form' },
  summary: {
    ru: 'Показ, обязательность и значения полей по стадии, категории и другим полям. Если выключить, форма показывает все поля и стадии не возвращаются.',
    en: 'Fields shown, required and set by stage, category and other fields. If you turn it off, the form shows all fields and no stage goes back.',
  },
  essential: false,
  switchable: true,
  needs: () => ({ scopes: ['crm'], methods: ['crm.item.update', 'crm.timeline.comment.add'] }),
  settings: scenarioSettings,
}
