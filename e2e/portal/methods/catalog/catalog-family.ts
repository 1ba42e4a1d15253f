import type { PlainRecord } from '../../store/plain-record.ts'
import type { PortalState } from '../../store/state.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import { actorOf } from '../../wire/call.ts'
import { asInt, asMap, asText } from '../../wire/params.ts'
import type { Params } from '../../wire/params.ts'
import type { RestError } from '../../wire/rest-error.ts'
import { listPlain } from '../plain-records/list-plain.ts'
import type { PlainField } from '../plain-records/plain-field.ts'
import { describeCatalog } from '../plain-records/plain-field.ts'
import { shownCatalog } from '../plain-records/show-plain.ts'
import { changePlain, newPlain } from '../plain-records/write-plain.ts'
import { requiredParam } from '../required-param.ts'
import { requiredFields } from './catalog-fault.ts'
import type { CatalogRight } from './catalog-rights.ts'
import { requireCatalogRight } from './catalog-rights.ts'

export type Verb = 'getFields' | 'add' | 'get' | 'list' | 'update' | 'delete'

/** A directory of the catalogue: how it is named, kept, checked. The usual six methods follow from it. */
export interface CatalogFamily {
  /** `measure` of catalog.measure.add; also the key of one record in answers. */
  name: string
  plural: string
  /** Page without the verb, under api-reference/catalog. */
  page: string
  verbs: readonly Verb[]
  fields: readonly PlainField[]
  table(state: PortalState): Map<number, PlainRecord>
  /** Kind of id in the sequences. */
  sequence: string
  right: { read: CatalogRight; write: CatalogRight }
  denied: { read: number; write: number; delete: number }
  absent(): RestError
  /** Events are `CATALOG.<event>.ON.ADD` and so on; absent = none. */
  event?: string
  /** Looks at a record about to be kept; `before` is null for a new one. Throws to refuse, may set fields. */
  settle?(call: Call, record: PlainRecord, before: PlainRecord | null): void
  /** Throws when the record must stay. */
  mayGo?(call: Call, record: PlainRecord): void
  /** Removes what hung on it. */
  gone?(call: Call, record: PlainRecord): void
}

const PAGE_VERBS: Record<Verb, string> = {
  getFields: 'get-fields',
  add: 'add',
  get: 'get',
  list: 'list',
  update: 'update',
  delete: 'delete',
}

export function catalogMethods(family: CatalogFamily): MethodSpec[] {
  const handlers: Record<Verb, (call: Call) => Answer> = {
    getFields: () => ({ result: { [family.name]: describeCatalog(family.fields) } }),
    add: (call) => add(call, family),
    get: (call) => ({ result: { [family.name]: shownCatalog(existing(call, family), family.fields) } }),
    list: (call) => list(call, family),
    update: (call) => update(call, family),
    delete: (call) => remove(call, family),
  }
  return family.verbs.map((verb) => ({
    name: `catalog.${family.name}.${verb}`,
    scope: 'catalog',
    status: 'supported',
    page: `api-reference/catalog/${family.page}-${PAGE_VERBS[verb]}`,
    handler(call) {
      const writes = verb === 'add' || verb === 'update'
      const code = verb === 'delete' ? family.denied.delete : writes ? family.denied.write : family.denied.read
      requireCatalogRight(call, writes || verb === 'delete' ? family.right.write : family.right.read, code)
      return handlers[verb](call)
    },
  }))
}

function existing(call: Call, family: CatalogFamily): PlainRecord {
  const record = family.table(call.state).get(asInt(requiredParam(call, 'id')))
  if (!record) throw family.absent()
  return record
}

function raise(call: Call, family: CatalogFamily, verb: 'ADD' | 'UPDATE' | 'DELETE', record: PlainRecord): void {
  call.state.touch()
  if (family.event === undefined) return
  call.state.events.raise(`CATALOG.${family.event}.ON.${verb}`, { FIELDS: { ID: record.id } }, actorOf(call))
}

/** Required names that are absent (a new record) or emptied (a change). */
function checkRequired(family: CatalogFamily, fields: Params, isNew: boolean): void {
  const missing = family.fields.filter(
    (one) => one.required && (isNew ? asText(fields[one.name]) === '' : fields[one.name] === ''),
  )
  if (missing.length > 0) throw requiredFields(missing.map((one) => one.name))
}

function add(call: Call, family: CatalogFamily): Answer {
  const fields = asMap(requiredParam(call, 'fields'))
  checkRequired(family, fields, true)
  const draft = newPlain(0, family.fields, fields)
  family.settle?.(call, draft, null)
  draft.id = call.state.ids.next(family.sequence)
  family.table(call.state).set(draft.id, draft)
  raise(call, family, 'ADD', draft)
  return { result: { [family.name]: shownCatalog(draft, family.fields) } }
}

function list(call: Call, family: CatalogFamily): Answer {
  const page = listPlain(family.table(call.state).values(), family.fields, call.params, (one) =>
    shownCatalog(one, family.fields),
  )
  return { ...page, result: { [family.plural]: page.result } }
}

function update(call: Call, family: CatalogFamily): Answer {
  const record = existing(call, family)
  const fields = asMap(requiredParam(call, 'fields'))
  checkRequired(family, fields, false)
  const draft: PlainRecord = { id: record.id, values: { ...record.values } }
  changePlain(draft, family.fields, fields)
  family.settle?.(call, draft, record)
  record.values = draft.values
  raise(call, family, 'UPDATE', record)
  return { result: { [family.name]: shownCatalog(record, family.fields) } }
}

function remove(call: Call, family: CatalogFamily): Answer {
  const record = existing(call, family)
  family.mayGo?.(call, record)
  family.table(call.state).delete(record.id)
  family.gone?.(call, record)
  raise(call, family, 'DELETE', record)
  return { result: true }
}
