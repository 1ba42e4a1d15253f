import { fieldsFromOld } from '../entities/old-names.ts'
import { importHistory } from '../entities/import-history.ts'
import { requireLists } from '../entities/require-lists.ts'
import { addItem, knownType } from '../entities/save.ts'
import { reachOf } from '../rights/check.ts'
import type { Answer, Call, MethodSpec } from '../wire/call.ts'
import { actorOf } from '../wire/call.ts'
import type { Params } from '../wire/params.ts'
import { asInt, asMap, isYes } from '../wire/params.ts'
import { RestError, refusal } from '../wire/rest-error.ts'

const PAGES = 'api-reference/crm/universal/import/crm-item'
const LARGEST_BATCH = 20

/** Loading of what exists already: own right, own times and authors, no robots; events go out as after adding. */
export const itemImportMethods: readonly MethodSpec[] = [
  { name: 'crm.item.import', scope: 'crm', status: 'supported', page: `${PAGES}-import`, handler: importOne },
  {
    name: 'crm.item.batchImport',
    scope: 'crm',
    status: 'supported',
    page: `${PAGES}-batch-import`,
    handler: importMany,
  },
]

function typeToImport(call: Call): number {
  const { entityTypeId } = call.params
  if (entityTypeId === undefined) throw new RestError('100', 'Could not find value for parameter {entityTypeId}')
  const id = asInt(entityTypeId)
  knownType(call.state, id)
  if (reachOf(call.state, call.caller.user, id, 'import') === 'none') throw refusal.itemDenied()
  return id
}

function importItem(call: Call, entityTypeId: number, raw: unknown): Params {
  const type = knownType(call.state, entityTypeId)
  const fields = { ...asMap(raw), ...multifields(asMap(raw)) }
  const originalUf = isYes(call.params.useOriginalUfNames)
  requireLists(call.state, type, fields, originalUf)
  const stored = importHistory(call.state, type, fields, call.caller.user)
  const item = addItem(call.state, entityTypeId, fields, actorOf(call), { originalUf, stored })
  return { item: { id: item.id } }
}

/** PHONE: [{VALUE, VALUE_TYPE}] of an import as the `fm` of the other methods. */
function multifields(fields: Params): Params {
  const upper = Object.fromEntries(Object.entries(fields).filter(([name]) => /^(PHONE|EMAIL|WEB|IM|LINK)$/.test(name)))
  return fieldsFromOld(null, upper)
}

function importOne(call: Call): Answer {
  return { result: importItem(call, typeToImport(call), call.params.fields) }
}

/** Every row has its own outcome, in the order of `data`. */
function importMany(call: Call): Answer {
  const entityTypeId = typeToImport(call)
  const { data } = call.params
  const rows = Object.entries(asMap(data))
  if (rows.length > LARGEST_BATCH)
    throw new RestError(
      'MAX_IMPORT_BATCH_SIZE_EXCEEDED',
      `Вы не можете импортировать больше ${LARGEST_BATCH} элементов`,
    )
  return { result: { items: rows.map(([, row]) => attempt(() => importItem(call, entityTypeId, row))) } }
}

function attempt(work: () => Params): Params {
  try {
    return work()
  } catch (error) {
    if (error instanceof RestError) return { error: error.code, error_description: error.message }
    throw error
  }
}
