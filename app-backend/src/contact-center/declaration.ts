import { z } from 'zod'
import type { SliceDeclaration } from '../portal/index.ts'
import { setting } from '../settings/index.ts'
import { hookEventNames } from './hooks/hook-jobs.ts'

export const centerSettings = z.object({
  defaultUserId: setting(z.int().min(0).default(0), {
    title: { ru: 'Ответственный по умолчанию', en: 'Default responsible' },
    help: {
      ru: 'Кому достаются записи и звонки, если оператор не назван, не найден в таблице или уволен.',
      en: 'Who gets records and calls when the operator is not named, not in the table, or dismissed.',
    },
    person: true,
  }),
  whenAway: setting(z.enum(['queue', 'refuse']).default('queue'), {
    title: { ru: 'Портал не отвечает или занят', en: 'The portal does not answer or is busy' },
    help: {
      ru: 'Что делать с вызовом, который пишет: принять и выполнить позже по порядку или сразу отказать.',
      en: 'What to do with a call that writes: accept it and do it later in order, or refuse at once.',
    },
    options: {
      queue: { ru: 'Принять и выполнить позже', en: 'Accept and do it later' },
      refuse: { ru: 'Отказать', en: 'Refuse' },
    },
  }),
})
export type CenterSettings = z.infer<typeof centerSettings>

/** A contact centre outside the portal works with contacts, companies, deals and calls by sixteen operations. */
export const contactCenterSlice: SliceDeclaration<typeof centerSettings> = {
  name: 'contact-center',
  title: { ru: 'Контакт-центр', en: 'Contact centre' },
  summary: {
    ru: 'Внешний контакт-центр ищет и пишет контакты, компании, сделки и звонки по ключу.',
    en: 'An outside contact centre finds and writes contacts, companies, deals and calls by a key.',
  },
  essential: false,
  switchable: true,
  needs: () => ({
    scopes: ['crm', 'placement'],
    // Without it calls are refused in words, the rest works.
    optionalScopes: ['telephony', 'user'],
    methods: ['crm.item.list', 'crm.item.add', 'crm.item.update', 'crm.duplicate.findbycomm', 'crm.requisite.list'],
    events: hookEventNames.deals,
    scopedEvents: { telephony: hookEventNames.calls },
    // Bitrix24 docs: api-reference/widgets/crm/detail-tab
    placements: ['DEAL', 'CONTACT', 'COMPANY'].map((kind) => ({
      placement: `CRM_${kind}_DETAIL_TAB`,
      path: '/p/center-history',
      title: { ru: 'Контакт-центр', en: 'Contact centre' },
    })),
  }),
  settings: centerSettings,
}
