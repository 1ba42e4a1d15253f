import { z } from 'zod'
import {
  companyEntityTypeId,
  contactEntityTypeId,
  recordEventNames,
  setting,
  type SliceDeclaration,
} from '../portal/index.ts'

export const formerContactSettings = z.object({
  history: setting(z.boolean().default(true), {
    title: { ru: 'Сначала показать дела контакта в компании', en: 'First show the contact’s entries in the company' },
    help: {
      ru: 'Звонки и письма контакта привязываются к его компаниям раньше, чем он из них уходит: история остаётся в компании.',
      en: 'Calls and letters of the contact are tied to its companies before it leaves them: the history stays with the company.',
    },
  }),
  whenBack: setting(z.enum(['restore', 'leave']).default('restore'), {
    title: { ru: 'Когда отметку снимают', en: 'When the mark is taken off' },
    help: {
      ru: 'Вернуть контакту прежние компании в прежнем порядке или оставить всё как есть.',
      en: 'Give the contact its former companies back in their order, or leave everything as it is.',
    },
    options: {
      restore: { ru: 'Вернуть прежние компании', en: 'Give the companies back' },
      leave: { ru: 'Оставить как есть', en: 'Leave as it is' },
    },
  }),
  silentMonths: setting(z.int().min(0).max(60).default(12), {
    title: { ru: 'Молчит столько месяцев — вероятно, ушёл', en: 'Silent for so many months: has probably left' },
    help: {
      ru: 'Предложение появится, если с контактом давно ничего не было, а с его компанией было. 0 — по молчанию не предлагать.',
      en: 'A proposal appears when nothing has happened with the contact for long while something has with its company. 0: silence proposes nothing.',
    },
  }),
})
export type FormerContactSettings = z.infer<typeof formerContactSettings>

/** Contacts that no longer work for their companies. */
export const formerContactsSlice: SliceDeclaration<typeof formerContactSettings> = {
  name: 'former-contacts',
  title: { ru: 'Бывшие контакты', en: 'Former contacts' },
  summary: {
    ru: 'Контакт с отметкой «Не работает» уходит из контактов компании в её поле «Уволенные контакты», история остаётся. Если выключить, отметка ничего не меняет.',
    en: 'A contact marked “No longer works” leaves the company’s contacts for its field “Former contacts”; the history stays. If you turn it off, the mark changes nothing.',
  },
  essential: false,
  switchable: true,
  needs: () => ({
    scopes: ['crm'],
    methods: [
      'crm.contact.company.items.get',
      'crm.contact.company.add',
      'crm.contact.company.delete',
      'crm.item.update',
    ],
    events: recordEventNames([contactEntityTypeId, companyEntityTypeId]),
    offlineEvents: recordEventNames([contactEntityTypeId]),
  }),
  settings: formerContactSettings,
}
