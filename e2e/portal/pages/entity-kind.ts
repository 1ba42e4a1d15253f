import type { PortalState } from '../store/state.ts'
import { entityType } from '../entities/types.ts'

/** A type of CRM records as the pages show it. */
export interface EntityKind {
  entityTypeId: number
  /** Lower-case code as selectCRM and addresses use it; `dynamic_<N>` for a smart process. */
  code: string
  /** Prefix of selectCRM ids: C_12. */
  prefix: string
  name: Words
  plural: Words
  /** Title of the page that makes a new record. */
  fresh: Words
  listPath: string
  /** Ends with a slash; the record's number follows. */
  cardPath: string
  /** Code of the placement whose handlers become tabs of the card. */
  tabPlacement: string
}

interface Words {
  ru: string
  en: string
}

type Names = Pick<EntityKind, 'name' | 'plural' | 'fresh'>

const LEAD = classic(1, 'lead', 'L', {
  name: { ru: 'Лид', en: 'Lead' },
  plural: { ru: 'Лиды', en: 'Leads' },
  fresh: { ru: 'Новый лид', en: 'New lead' },
})
const DEAL = classic(2, 'deal', 'D', {
  name: { ru: 'Сделка', en: 'Deal' },
  plural: { ru: 'Сделки', en: 'Deals' },
  fresh: { ru: 'Новая сделка', en: 'New deal' },
})
const CONTACT = classic(3, 'contact', 'C', {
  name: { ru: 'Контакт', en: 'Contact' },
  plural: { ru: 'Контакты', en: 'Contacts' },
  fresh: { ru: 'Новый контакт', en: 'New contact' },
})
const COMPANY = classic(4, 'company', 'CO', {
  name: { ru: 'Компания', en: 'Company' },
  plural: { ru: 'Компании', en: 'Companies' },
  fresh: { ru: 'Новая компания', en: 'New company' },
})
const QUOTE = numbered(7, 'quote', 'Q', 'CRM_QUOTE_DETAIL_TAB', {
  name: { ru: 'Предложение', en: 'Estimate' },
  plural: { ru: 'Предложения', en: 'Estimates' },
  fresh: { ru: 'Новое предложение', en: 'New estimate' },
})
const INVOICE = numbered(31, 'smart_invoice', 'SI', 'CRM_SMART_INVOICE_DETAIL_TAB', {
  name: { ru: 'Счёт', en: 'Invoice' },
  plural: { ru: 'Счета', en: 'Invoices' },
  fresh: { ru: 'Новый счёт', en: 'New invoice' },
})

/** Types with pages of their own, in the order of the CRM menu. */
export function entityKinds(state: PortalState): EntityKind[] {
  const system = [LEAD, DEAL, CONTACT, COMPANY, QUOTE, INVOICE]
  return [
    ...system.filter((kind) => entityType(state, kind.entityTypeId) !== undefined),
    ...[...state.types.values()].map((type) => smartKind(type.entityTypeId, type.title)),
  ]
}

/** Type by its code (`contact`, `dynamic_1030`) or its number. */
export function entityKind(state: PortalState, key: string | number): EntityKind | undefined {
  return entityKinds(state).find((kind) => kind.code === key || kind.entityTypeId === Number(key))
}

/** Codes of the types whose addresses carry the code instead of a number. */
export const CLASSIC_CODES = [LEAD, DEAL, CONTACT, COMPANY].map((kind) => kind.code)

function classic(entityTypeId: number, code: string, prefix: string, names: Names): EntityKind {
  return {
    entityTypeId,
    code,
    prefix,
    ...names,
    listPath: `/crm/${code}/list/`,
    cardPath: `/crm/${code}/details/`,
    tabPlacement: `CRM_${code.toUpperCase()}_DETAIL_TAB`,
  }
}

function numbered(entityTypeId: number, code: string, prefix: string, tabPlacement: string, names: Names): EntityKind {
  return {
    entityTypeId,
    code,
    prefix,
    ...names,
    listPath: `/crm/type/${entityTypeId}/list/`,
    cardPath: `/crm/type/${entityTypeId}/details/`,
    tabPlacement,
  }
}

function smartKind(entityTypeId: number, title: string): EntityKind {
  const words = { ru: title, en: title }
  const names = { name: words, plural: words, fresh: { ru: `${title}: новая запись`, en: `${title}: new record` } }
  const prefix = `T${entityTypeId.toString(16)}`
  return numbered(entityTypeId, `dynamic_${entityTypeId}`, prefix, `CRM_DYNAMIC_${entityTypeId}_DETAIL_TAB`, names)
}
