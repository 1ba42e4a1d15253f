import { z } from 'zod'
import { companyEntityTypeId, recordEventNames, setting, type SliceDeclaration } from '../portal/index.ts'

export const companyStatusSettings = z.object({
  pastTheApp: setting(z.enum(['revert', 'warn']).default('revert'), {
    title: { ru: 'Статус изменил тот, кому нельзя', en: 'Somebody without the right changed a status' },
    help: {
      ru: 'Портал не умеет запретить правку поля одному человеку. «Порядок» замечает её и возвращает прежний статус или только отмечает. Автор узнаёт об этом в обоих случаях.',
      en: 'The portal can’t keep one person from editing a field. Poryadok notices the change and puts the former status back, or only marks it. The author is told either way.',
    },
    options: {
      revert: { ru: 'Вернуть прежний статус', en: 'Put the former status back' },
      warn: { ru: 'Оставить и отметить', en: 'Leave it and mark it' },
    },
  }),
  anyHead: setting(z.boolean().default(true), {
    title: { ru: 'Может любой руководитель выше', en: 'Any head further up may' },
    help: {
      ru: 'Если выключить, статус меняет только ближайший руководитель ответственного и администраторы.',
      en: 'If you turn it off, only the nearest head of the responsible and administrators change the status.',
    },
  }),
  alsoMay: setting(z.array(z.string().trim().regex(/^\d+$/).max(12)).max(20).default([]), {
    title: { ru: 'Кому ещё можно', en: 'Who else may' },
    help: {
      ru: 'Номера сотрудников: от их имени работают ваши роботы и обмены, или им доверено менять статусы.',
      en: 'Numbers of people: your robots and exchanges work in their name, or they are trusted with statuses.',
    },
  }),
})
export type CompanyStatusSettings = z.infer<typeof companyStatusSettings>

/** Somebody edited the list of a field by hand. Bitrix24 docs: api-reference/crm/companies/userfields/events/on-crm-company-user-field-set-enum-values */
export const listEditedEvent = 'ONCRMCOMPANYUSERFIELDSETENUMVALUES'

const title = { ru: 'Статус', en: 'Status' }

/** Statuses of companies: who may change them, and what becomes of a change by somebody who may not. */
export const companyStatusSlice: SliceDeclaration<typeof companyStatusSettings> = {
  name: 'company-status',
  title: { ru: 'Статусы компаний', en: 'Statuses of companies' },
  summary: {
    ru: 'Статус компании меняют руководитель ответственного и администраторы. Если выключить, поле остаётся на портале без охраны.',
    en: 'The head of the responsible and administrators change a company’s status. If you turn it off, the field stays in the portal unguarded.',
  },
  essential: false,
  switchable: true,
  needs: () => ({
    scopes: ['crm', 'placement'],
    methods: ['crm.company.userfield.add', 'crm.company.userfield.update', 'crm.item.update'],
    events: [...recordEventNames([companyEntityTypeId]), listEditedEvent],
    offlineEvents: recordEventNames([companyEntityTypeId]),
    placements: [
      { placement: 'CRM_COMPANY_DETAIL_TAB', path: '/p/company-status', title },
      // Bitrix24 docs: api-reference/widgets/crm/detail-toolbar
      {
        placement: 'CRM_COMPANY_DETAIL_TOOLBAR',
        path: '/p/company-status',
        title: { ru: 'Изменить статус', en: 'Change status' },
      },
    ],
  }),
  settings: companyStatusSettings,
}
