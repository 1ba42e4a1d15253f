import type { PortalState } from '../store/state.ts'
import type { Field } from './field.ts'
import { parentFields } from './parents.ts'
import { stageEntity } from './stages.ts'
import { companyFields } from './type-fields/company.ts'
import { contactFields } from './type-fields/contact.ts'
import { dealFields } from './type-fields/deal.ts'
import { smartInvoiceFields, smartProcessFields } from './type-fields/dynamic.ts'
import { leadFields } from './type-fields/lead.ts'
import { quoteFields } from './type-fields/quote.ts'
import { COMPANY, CONTACT, DEAL, LEAD, QUOTE, SMART_INVOICE } from './type-ids.ts'

/** A CRM type as the universal methods see it. */
export interface EntityType {
  id: number
  /** ENTITY_ID of its user fields: CRM_LEAD, …, CRM_<id of the smart process>. */
  userFieldEntity: string
  /** Middle part of its events: LEAD in ONCRMLEADADD; '' = dynamic type (ONCRMDYNAMICITEMADD). */
  eventName: string
  /** Beginning of the title an item gets when it comes without one. */
  defaultTitle: string
  fields: ReadonlyMap<string, Field>
}

function typeOf(
  id: number,
  userFieldEntity: string,
  eventName: string,
  defaultTitle: string,
  fields: readonly Field[],
): EntityType {
  return { id, userFieldEntity, eventName, defaultTitle, fields: new Map(fields.map((one) => [one.name, one])) }
}

const builtIn = new Map(
  [
    typeOf(LEAD, 'CRM_LEAD', 'LEAD', 'Лид #', leadFields),
    typeOf(DEAL, 'CRM_DEAL', 'DEAL', 'Сделка #', dealFields),
    typeOf(CONTACT, 'CRM_CONTACT', 'CONTACT', 'Контакт #', contactFields),
    typeOf(COMPANY, 'CRM_COMPANY', 'COMPANY', 'Компания #', companyFields),
    typeOf(QUOTE, 'CRM_QUOTE', 'QUOTE', 'Предложение #', quoteFields),
  ].map((one) => [one.id, one]),
)

/** A CRM type by number: a built-in one, or a smart process of this portal; undefined when there is none. */
export function entityType(state: PortalState, entityTypeId: number): EntityType | undefined {
  const known = builtIn.get(entityTypeId) ?? dynamicType(state, entityTypeId)
  if (!known) return undefined
  const parents = parentFields(state, entityTypeId)
  if (parents.length === 0) return known
  return { ...known, fields: new Map([...known.fields, ...parents.map((one) => [one.name, one] as const)]) }
}

function dynamicType(state: PortalState, entityTypeId: number): EntityType | undefined {
  const statusEntity = stageEntity(state, entityTypeId, 0) ?? ''
  if (entityTypeId === SMART_INVOICE)
    return typeOf(SMART_INVOICE, 'CRM_SMART_INVOICE', '', 'Счёт #', smartInvoiceFields(statusEntity))
  for (const smart of state.types.values()) {
    if (smart.entityTypeId === entityTypeId)
      return typeOf(
        entityTypeId,
        `CRM_${smart.id}`,
        '',
        `${smart.title} #`,
        smartProcessFields(smart.flags, statusEntity),
      )
  }
  return undefined
}
