import type { PortalState } from '../store/state.ts'

/** A type of CRM records as the pages show it. */
export interface EntityKind {
  entityTypeId: number
  /** Lower-case code as selectCRM and addresses use it; `dynamic_<N>` for a smart process. */
  code: string
  /** Prefix of selectCRM ids: C_12. */
  prefix: string
  name: { ru: string; en: string }
  plural: { ru: string; en: string }
  listPath: string
  /** Ends with a slash; the record's number follows. */
  cardPath: string
  /** Code of the placement whose handlers become tabs of the card. */
  tabPlacement: string
}

const CONTACT = classic(3, 'contact', 'C', ['Контакт', 'Контакты'], ['Contact', 'Contacts'])
const COMPANY = classic(4, 'company', 'CO', ['Компания', 'Компании'], ['Company', 'Companies'])
const LEAD = classic(1, 'lead', 'L', ['Лид', 'Лиды'], ['Lead', 'Leads'])

/** Types with pages of their own, in the order of the CRM menu. */
export function entityKinds(state: PortalState): EntityKind[] {
  return [LEAD, CONTACT, COMPANY, ...[...state.types.values()].map((type) => smartKind(type.entityTypeId, type.title))]
}

/** Type by its code (`contact`, `dynamic_1030`) or its number. */
export function entityKind(state: PortalState, key: string | number): EntityKind | undefined {
  return entityKinds(state).find((kind) => kind.code === key || kind.entityTypeId === Number(key))
}

function classic(
  entityTypeId: number,
  code: string,
  prefix: string,
  [ru, ruPlural]: [string, string],
  [en, enPlural]: [string, string],
): EntityKind {
  return {
    entityTypeId,
    code,
    prefix,
    name: { ru, en },
    plural: { ru: ruPlural, en: enPlural },
    listPath: `/crm/${code}/list/`,
    cardPath: `/crm/${code}/details/`,
    tabPlacement: `CRM_${code.toUpperCase()}_DETAIL_TAB`,
  }
}

function smartKind(entityTypeId: number, title: string): EntityKind {
  return {
    entityTypeId,
    code: `dynamic_${entityTypeId}`,
    prefix: `T${entityTypeId.toString(16)}`,
    name: { ru: title, en: title },
    plural: { ru: title, en: title },
    listPath: `/crm/type/${entityTypeId}/list/`,
    cardPath: `/crm/type/${entityTypeId}/details/`,
    tabPlacement: `CRM_DYNAMIC_${entityTypeId}_DETAIL_TAB`,
  }
}
