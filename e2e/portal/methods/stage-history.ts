import { checkedOrder } from '../entities/checked-order.ts'
import { columnOf } from '../entities/column.ts'
import type { Column } from '../entities/column.ts'
import { compileFilter } from '../entities/filter.ts'
import { PAGE } from '../entities/find.ts'
import { pageOf } from '../entities/list-rows.ts'
import { compileOrder } from '../entities/order.ts'
import { ownerTypeName } from '../entities/owner-type-names.ts'
import { hasStageHistory } from '../entities/stage-history.ts'
import { LEAD } from '../entities/type-ids.ts'
import { allowing } from '../rights/check.ts'
import type { StageEntry, StageTrail } from '../store/families/crm-tables.ts'
import type { Answer, Call, MethodSpec } from '../wire/call.ts'
import { asInt, asList, asMap, asText } from '../wire/params.ts'
import type { Params } from '../wire/params.ts'
import { RestError } from '../wire/rest-error.ts'

/** The way of items over their stages. */
export const stageHistoryMethods: readonly MethodSpec[] = [
  {
    name: 'crm.stagehistory.list',
    scope: 'crm',
    status: 'supported',
    page: 'api-reference/crm/crm-stage-history-list',
    handler: list,
  },
]

/** Nobody counts the rows: the first page of them is all that is asked for. */
const NO_COUNT = -1
/** Hundreds of thousands of rows are not kept for the sake of one page. */
const MANY = 5_000

type Row = StageEntry & { ownerId: number }

/** Leads have STATUS_ID and no funnel; everything else has STAGE_ID. */
function columnsOf(entityTypeId: number): Map<string, Column<Row>> {
  const common: [string, Column<Row>][] = [
    ['ID', columnOf('number', (one) => one.id)],
    ['TYPE_ID', columnOf('number', (one) => one.typeId)],
    ['OWNER_ID', columnOf('number', (one) => one.ownerId)],
    ['CREATED_TIME', columnOf('time', (one) => one.createdTime)],
  ]
  const semantics = columnOf('text', (one: Row) => one.semantics)
  const stage = columnOf('text', (one: Row) => one.stageId)
  if (entityTypeId === LEAD) return new Map([...common, ['STATUS_SEMANTIC_ID', semantics], ['STATUS_ID', stage]])
  const category = columnOf('number', (one: Row) => one.categoryId)
  return new Map([...common, ['CATEGORY_ID', category], ['STAGE_SEMANTIC_ID', semantics], ['STAGE_ID', stage]])
}

function shown(entityTypeId: number, one: Row): Params {
  const common = { ID: one.id, TYPE_ID: one.typeId, OWNER_ID: one.ownerId, CREATED_TIME: one.createdTime }
  if (entityTypeId === LEAD) return { ...common, STATUS_SEMANTIC_ID: one.semantics, STATUS_ID: one.stageId }
  return { ...common, CATEGORY_ID: one.categoryId, STAGE_SEMANTIC_ID: one.semantics, STAGE_ID: one.stageId }
}

function list(call: Call): Answer {
  const { state, params } = call
  const entityTypeId = asInt(params.entityTypeId)
  if (!hasStageHistory(entityTypeId)) {
    const name = ownerTypeName(entityTypeId).toUpperCase()
    throw new RestError('ENTITY_TYPE_NOT_SUPPORTED', `Entity type ${name} is not supported`, 400)
  }
  const columns = columnsOf(entityTypeId)
  const filter = asMap(params.filter)
  const fits = compileFilter(filter, strict(columns, 'filter'))
  const order = compileOrder(checkedOrder(asMap(params.order)), strict(columns, 'order'), 'ID')
  const readable = allowing(state, call.caller.user, entityTypeId, 'read')
  const rows: Row[] = []
  const sort = () => rows.sort((a, b) => order.compare(a, b))
  const start = asInt(params.start)
  const after = leastId(filter)
  for (const trail of trailsOf(call, entityTypeId, filter)) {
    const entries = trail.entries.filter(({ id }) => id > after)
    if (entries.length === 0) continue
    const item = state.items.of(entityTypeId).get(trail.ownerId)
    if (!item || !readable(item)) continue
    for (const entry of entries) {
      const row = { ...entry, ownerId: trail.ownerId }
      if (fits(row)) rows.push(row)
    }
    if (start === NO_COUNT && rows.length > MANY) sort().splice(PAGE)
  }
  sort()
  const names = new Set(asList(params.select).map(asText))
  const picked = (row: Row): Params => {
    const whole = shown(entityTypeId, row)
    if (names.size === 0 || names.has('*')) return whole
    return Object.fromEntries(Object.entries(whole).filter(([name]) => names.has(name)))
  }
  const { result, ...counts } = pageOf(rows, start, picked)
  return { ...counts, result: { items: result } }
}

/** Whoever goes through the whole history asks for what comes after an entry: the rest of it is not looked at. */
function leastId(filter: Params): number {
  const given = filter['>ID']
  return given === undefined || asText(filter.logic).toUpperCase() === 'OR' ? Number.NEGATIVE_INFINITY : asInt(given)
}

/** One owner's history is looked up, not searched for. */
function trailsOf(call: Call, entityTypeId: number, filter: Params): StageTrail[] {
  const owner = filter.OWNER_ID ?? filter['=OWNER_ID'] ?? filter['@OWNER_ID']
  const { stageTrails } = call.state
  if (owner !== undefined && asText(filter.logic).toUpperCase() !== 'OR') {
    const found = asList(owner).map((id) => stageTrails.get(`${entityTypeId}:${asInt(id)}`))
    return found.filter((one): one is StageTrail => one !== undefined)
  }
  return [...stageTrails.values()].filter((one) => one.entityTypeId === entityTypeId)
}

function strict(columns: ReadonlyMap<string, Column<Row>>, place: 'filter' | 'order'): (name: string) => Column<Row> {
  return (name) => {
    const column = columns.get(name)
    if (column) return column
    throw new RestError('INVALID_ARG_VALUE', `Invalid ${place}: field '${name}' is not allowed in ${place}`, 400)
  }
}
