import type { Lang } from '../platform/errors/error-sentence.ts'
import type { FieldFacts, RecordWords, Viewer } from '../portal/index.ts'
import type { AuditWords } from './contract.ts'
import type { People } from './read-runs.ts'
import { fieldTitles } from './rules/field-titles.ts'
import { ownFields } from './rules/own-fields.ts'

type Values = Record<string, unknown>

/** A line whose codes need names. */
export interface CodedLine {
  family: string
  record: { entityTypeId: number; id: number } | null
  /** What it was and became, and whatever else stood in the fields. */
  values: readonly (Values | null)[]
}

/** Fields that are no record's: settings and rights. */
export interface Family {
  title: string
  fields: Record<string, FieldFacts>
}

export interface WordDeps {
  recordWords: RecordWords
  /** By key: `settings.<slice>`, `permissions`. */
  families(lang: Lang): Record<string, Family>
}

/** Who reads. */
export interface Reader {
  viewer: Viewer
  lang: Lang
  people: People
}

/** Fields that name a record by its id alone, whatever the portal says of them. */
const referring: Record<string, number> = { leadId: 1, dealId: 2, contactId: 3, contactIds: 3, companyId: 4 }
const referredType = (field: string) => referring[field] ?? (Number(/^parentId(\d+)$/.exec(field)?.[1]) || undefined)
const crmFamily = /^crm\.(\d+)$/
/** A title of the portal that is a code, as some of its own fields have. Bitrix24 docs: api-reference/crm/universal/crm-item-fields */
const isCode = (title: string) => title === '' || /^[A-Z0-9_]+$/.test(title)

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value])

/** Names behind the codes of the lines, in the reader's language and within their rights: one request to the portal at most. */
export async function readWords(deps: WordDeps, reader: Reader, lines: readonly CodedLine[]): Promise<AuditWords> {
  const { viewer, lang, people } = reader
  const types = lines.flatMap(({ family }) => Number(crmFamily.exec(family)?.[1]) || [])
  const records = lines.flatMap(({ record, values }) => [...(record ? [record] : []), ...values.flatMap(referredIn)])
  const found = await deps.recordWords.of(viewer, lang, { types, records })
  const families = deps.families(lang)
  const fields: AuditWords['fields'] = {}
  const ids = new Set<number>()
  for (const { family, values } of lines) {
    const type = Number(crmFamily.exec(family)?.[1]) || null
    const known = (type === null ? families[family]?.fields : found.fields.get(type)) ?? {}
    const own = (fields[family] ??= {})
    for (const [field, value] of values.flatMap((one) => Object.entries(one ?? {}))) {
      const facts = (own[field] ??= factsOf(field, known[field], lang))
      if (facts.kind === 'person') for (const id of listOf(value)) ids.add(Number(id))
    }
  }
  return {
    fields,
    families: Object.fromEntries(Object.keys(fields).flatMap((key) => titleOf(key, families))),
    people: Object.fromEntries([...ids].flatMap((id) => (people.has(id) ? [[id, people.get(id) ?? '']] : []))),
    records: Object.fromEntries(found.titles),
  }
}

const titleOf = (key: string, families: Record<string, Family>): [string, string][] => {
  const family = families[key]
  return family ? [[key, family.title]] : []
}

function factsOf(field: string, known: FieldFacts | undefined, lang: Lang): FieldFacts {
  const ours = fieldTitles[field]?.[lang]
  const type = referredType(field)
  const kind = field === 'owner' || type !== undefined ? ('record' as const) : ('text' as const)
  const entity = type === undefined ? {} : { entityTypeId: type }
  if (!known) return { title: ours ?? field, kind, ...entity, ...ownFacts(field, lang) }
  return { ...known, title: isCode(known.title) ? (ours ?? (known.title || field)) : known.title }
}

function ownFacts(field: string, lang: Lang): Partial<FieldFacts> {
  const { kind, names } = ownFields[field] ?? {}
  const said = Object.entries(names ?? {}).map(([code, words]) => [code, words[lang]])
  return { ...(kind ? { kind } : {}), ...(names ? { names: Object.fromEntries(said) as Record<string, string> } : {}) }
}

/** Records that values name. */
function referredIn(values: Values | null): { entityTypeId: number; id: number }[] {
  return Object.entries(values ?? {}).flatMap(([field, value]) =>
    listOf(value).flatMap((one) => {
      const [type, id] = field === 'owner' ? String(one).split('.').map(Number) : [referredType(field), Number(one)]
      return type && id && Number.isInteger(id) ? [{ entityTypeId: type, id }] : []
    }),
  )
}
