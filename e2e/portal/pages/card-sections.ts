import type { EntityType } from '../entities/types.ts'
import type { Item, UserField } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { asList, asMap, asText } from '../wire/params.ts'
import type { CardSubject } from './card-subject.ts'
import type { Viewer } from './viewer.ts'

/** One block of fields; `fields` are names as the record keeps them. */
export interface CardSection {
  title: string
  fields: string[]
}

/** Fields a new portal shows, by type; names a type does not have are skipped. */
const USUAL = [
  'fm',
  'companyIds',
  'companyId',
  'contactIds',
  'post',
  'sourceId',
  'sourceDescription',
  'opportunity',
  'assignedById',
  'comments',
  'createdTime',
]

/** Editor names that stand for several fields or differ from the field's own name. */
const PSEUDO: Record<string, string[]> = {
  CLIENT: ['companyId', 'contactId'],
  OPPORTUNITY_WITH_CURRENCY: ['opportunity'],
  PHONE: ['fm'],
  EMAIL: ['fm'],
  OBSERVER: ['observers'],
}

/**
 * Sections of the card: the common configuration that crm.item.details.configuration.set has written, else a usual set.
 * The responsible person is always shown, because the page changes it there.
 */
export function cardSections(
  state: PortalState,
  viewer: Viewer,
  { kind, item }: CardSubject,
  type: EntityType,
  userFields: Map<string, UserField>,
): CardSection[] {
  const config = [...state.cardConfigs.values()].find((one) => one.id.startsWith(`${kind.entityTypeId}|C|`))
  const configured = (config?.sections ?? []).map((section) => readSection(section, type, userFields, item))
  const usual: CardSection[] = [
    { title: viewer.say('Основное', 'Main'), fields: usualFields(type).filter((name) => isFilled(item[name])) },
    {
      title: viewer.say('Дополнительно', 'More'),
      fields: [...userFields.keys()].filter((name) => isFilled(item[name])),
    },
  ]
  const sections = (configured.length > 0 ? configured : usual).filter((section) => section.fields.length > 0)
  if (!sections.some((section) => section.fields.includes('assignedById'))) sections[0]?.fields.push('assignedById')
  return sections
}

/** A type with several companies shows all of them, and the first one is not repeated. */
function usualFields(type: EntityType): string[] {
  const several = type.fields.has('companyIds')
  return USUAL.filter((name) => type.fields.has(name) && !(several && name === 'companyId'))
}

/** An empty field is shown only where its element says "show always" (optionFlags 1). */
function readSection(section: unknown, type: EntityType, userFields: Map<string, UserField>, item: Item): CardSection {
  const { title, elements } = asMap(section)
  const fields = asList(elements).flatMap((element) => {
    const { name, optionFlags } = asMap(element)
    const names = fieldNames(asText(name), type, userFields)
    return Number(optionFlags) === 1 ? names : names.filter((one) => isFilled(item[one]))
  })
  return { title: asText(title), fields: [...new Set(fields)] }
}

function isFilled(value: Item[string]): boolean {
  return (
    value !== undefined &&
    value !== null &&
    value !== '' &&
    value !== 0 &&
    !(Array.isArray(value) && value.length === 0)
  )
}

function fieldNames(name: string, type: EntityType, userFields: Map<string, UserField>): string[] {
  if (userFields.has(name) || type.fields.has(name)) return [name]
  const pseudo = PSEUDO[name]?.filter((one) => type.fields.has(one)) ?? []
  if (pseudo.length > 0) return pseudo
  return [...type.fields.values()].filter((one) => one.upper === name).map((one) => one.name)
}
