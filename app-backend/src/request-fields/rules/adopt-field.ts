import { fieldTypes, type FieldDefinition, type FieldSet, type FieldType } from './field-definition.ts'
import type { PortalField } from './portal-field.ts'

const isOurs = (type: string): type is FieldType => (fieldTypes as readonly string[]).includes(type)

/** Takes the portal's words for right: names, options and kinds of these fields come from it; what the set lacks is added to its last section. */
export function adoptFields(set: FieldSet, portal: readonly PortalField[], codes: ReadonlySet<string>): FieldSet {
  const wanted = portal.filter(({ code, type }) => codes.has(code) && isOurs(type))
  const byCode = new Map(wanted.map((field) => [field.code, field]))
  const known = new Set(set.fields.map(({ code }) => code))
  const section = set.sections.at(-1)?.id ?? ''
  const fields = set.fields.map((field) => {
    const there = byCode.get(field.code)
    return there ? adopted(field, there) : field
  })
  const added = wanted.filter(({ code }) => !known.has(code)).map((there) => adopted(blank(there.code, section), there))
  return { ...set, fields: [...fields, ...added] }
}

function adopted(field: FieldDefinition, there: PortalField): FieldDefinition {
  const type = isOurs(there.type) ? there.type : field.type
  const same = (words: { ru: string; en: string }, value: string) =>
    words.ru === value || words.en === value ? words : { ru: value, en: value }
  const options = there.options.map(({ xmlId, value }) => {
    const ours = field.options.find((option) => option.xmlId === xmlId)
    return { xmlId, label: ours ? same(ours.label, value) : { ru: value, en: value } }
  })
  const label = there.label === '' ? field.label : same(field.label, there.label)
  const target = type === 'crm' ? (field.target ?? 'request') : null
  return { ...field, type, label, multiple: there.multiple, options: type === 'enumeration' ? options : [], target }
}

const blank = (code: string, section: string): FieldDefinition => ({
  code,
  type: 'string',
  label: { ru: code, en: code },
  section,
  multiple: false,
  hidden: false,
  options: [],
  target: null,
})
