import { z } from 'zod'
import {
  companyEntityTypeId,
  contactEntityTypeId,
  fieldEventNames,
  fieldNames,
  leadEntityTypeId,
  recordEventNames,
  requestFields,
  type SliceDeclaration,
} from '../portal/index.ts'
import { setting } from '../settings/index.ts'

export const requestSettings = z.object({
  responsibleId: setting(z.int().min(0).default(0), {
    title: { ru: 'Ответственный за новый запрос', en: 'Responsible for a new request' },
    help: {
      ru: 'Кому достаётся запрос из письма. Если никто не выбран, портал ставит того, чьим ключом работает приложение.',
      en: 'Who gets a request made from a letter. With nobody chosen the portal takes the person whose key the app uses.',
    },
    person: true,
  }),
  openContacts: setting(z.boolean().default(true), {
    title: { ru: 'Новый контакт виден всем', en: 'A new contact is open to everyone' },
    help: {
      ru: 'Контакт незнакомого отправителя заводится доступным всем сотрудникам. Выключите, если его должен видеть только ответственный.',
      en: 'The contact of an unknown sender is made available to all staff. Turn off if only the responsible person may see it.',
    },
  }),
})
export type RequestSettings = z.infer<typeof requestSettings>

/** What requests/hear-changes watches. Those of the portal's own queue are taken with each sweep and after a time away. */
const watchedEvents = (entityTypeId: number) =>
  recordEventNames([entityTypeId, contactEntityTypeId, companyEntityTypeId])
const tab = { ru: 'Запросы', en: 'Requests' }

/** The menu over the portal's own list of the type. */
const listToolbar = (entityTypeId: number) =>
  entityTypeId === leadEntityTypeId ? 'CRM_LEAD_LIST_TOOLBAR' : `CRM_DYNAMIC_${entityTypeId}_LIST_TOOLBAR`

/** Requests live in a CRM type, stand in a tab of their clients, and follow what people change in the portal. */
export const requestsSlice: SliceDeclaration<typeof requestSettings> = {
  name: 'requests',
  title: { ru: 'Запросы', en: 'Requests' },
  summary: {
    ru: 'Вкладка «Запросы» в карточках контакта и компании.',
    en: 'The “Requests” tab in the cards of contacts and companies.',
  },
  essential: true,
  switchable: true,
  needs: ({ entityTypeId, typeId }) => ({
    scopes: ['crm', 'placement', 'user_brief', ...(entityTypeId === leadEntityTypeId ? [] : ['userfieldconfig'])],
    methods: ['crm.item.list', 'crm.item.add', 'crm.item.update', 'crm.activity.add'],
    events: [...watchedEvents(entityTypeId), ...fieldEventNames(entityTypeId)],
    offlineEvents: watchedEvents(entityTypeId),
    placements: [
      { placement: 'CRM_CONTACT_DETAIL_TAB', path: '/p/contact-requests', title: tab },
      { placement: 'CRM_COMPANY_DETAIL_TAB', path: '/p/company-requests', title: tab },
      // Bitrix24 docs: api-reference/widgets/crm/list-toolbar
      { placement: listToolbar(entityTypeId), path: '/p/request-list', title: tab },
    ],
    userFields: requestFields(fieldNames(typeId)),
  }),
  settings: requestSettings,
}
