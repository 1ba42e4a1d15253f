import type { FieldDefinition, FieldSet } from './field-definition.ts'
import type { PortalField } from './portal-field.ts'

/** One thing in which the portal differs from the set. What nobody can change (kind, several values) is told, not mended. */
export interface FieldDifference {
  what: 'type' | 'multiple' | 'label' | 'mandatory' | 'option-missing' | 'option-renamed' | 'option-extra'
  /** As the set says; '' for what it does not hold. */
  ours: string
  /** As the portal says; '' for what it does not hold. */
  portal: string
}

export interface ComparedField {
  code: string
  state: 'same' | 'missing' | 'differs' | 'extra'
  because: FieldDifference[]
  /** The portal can be brought to the set. */
  mendable: boolean
}

/** Kept by the portal for ever. Bitrix24 docs: api-reference/crm/leads/userfield/crm-lead-userfield-update */
const fixed: ReadonlySet<FieldDifference['what']> = new Set(['type', 'multiple'])

/**
 * The set beside the portal: fields of the set in its order, then those of the portal that it does not hold. Options are met by
 * their XML_ID, so that a renamed one is told as renamed. A label is right in either language: the portal chooses which one it tells.
 */
export function compareFields(set: FieldSet, portal: readonly PortalField[]): ComparedField[] {
  const there = new Map(portal.map((field) => [field.code, field]))
  const ours = set.fields.map((field) => compared(field, there.get(field.code)))
  const known = new Set(set.fields.map(({ code }) => code))
  const extra = portal
    .filter(({ code }) => !known.has(code))
    .map(({ code }): ComparedField => ({ code, state: 'extra', because: [], mendable: false }))
  return [...ours, ...extra]
}

function compared(field: FieldDefinition, there: PortalField | undefined): ComparedField {
  if (!there) return { code: field.code, state: 'missing', because: [], mendable: true }
  const because = [...plainDifferences(field, there), ...optionDifferences(field, there)]
  const state = because.length === 0 ? 'same' : 'differs'
  const mendable = because.some(({ what }) => !fixed.has(what)) && !because.some(({ what }) => what === 'type')
  return { code: field.code, state, because, mendable }
}

function plainDifferences(field: FieldDefinition, there: PortalField): FieldDifference[] {
  const yes = (flag: boolean) => (flag ? 'yes' : 'no')
  const { ru, en } = field.label
  return [
    { what: 'type' as const, ours: field.type, portal: there.type, differs: field.type !== there.type },
    {
      what: 'multiple' as const,
      ours: yes(field.multiple),
      portal: yes(there.multiple),
      differs: field.multiple !== there.multiple,
    },
    {
      what: 'label' as const,
      ours: ru,
      portal: there.label,
      differs: there.label !== '' && there.label !== ru && there.label !== en,
    },
    // A field that the portal itself demands would refuse the letters that open requests.
    { what: 'mandatory' as const, ours: 'no', portal: 'yes', differs: there.mandatory },
  ].flatMap(({ differs, ...difference }) => (differs ? [difference] : []))
}

function optionDifferences(field: FieldDefinition, there: PortalField): FieldDifference[] {
  if (field.type !== 'enumeration' || there.type !== 'enumeration') return []
  const found = new Map(there.options.map((option) => [option.xmlId, option.value]))
  const ours = new Set(field.options.map(({ xmlId }) => xmlId))
  const own = field.options.flatMap(({ xmlId, label }): FieldDifference[] => {
    const value = found.get(xmlId)
    if (value === undefined) return [{ what: 'option-missing', ours: label.ru, portal: '' }]
    return value === label.ru || value === label.en ? [] : [{ what: 'option-renamed', ours: label.ru, portal: value }]
  })
  const extra = there.options
    .filter(({ xmlId }) => !ours.has(xmlId))
    .map(({ value }): FieldDifference => ({ what: 'option-extra', ours: '', portal: value }))
  return [...own, ...extra]
}
