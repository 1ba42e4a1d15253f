import type { Cell } from '../../platform/tables/write-table.ts'
import { actorOf, BatchReference, type BatchItem, type Command, faultError } from '../../portal/index.ts'
import { askedFilter, itemList, orderOf, type Question } from '../ask-portal.ts'
import type { CellValue, ExportQuery } from '../contract.ts'
import type { RequestListDeps } from '../list-deps.ts'
import { items, rowFields } from '../list-row.ts'
import { pageSize } from '../page-cursor.ts'
import { nameCommands, namesOf } from '../row-names.ts'
import { cellValue } from '../rules/cell-value.ts'

/** Pages of one request: each brings its rows and the names of its clients; with the count they are the portal's 50 commands. */
const pages = 16

export interface Turn {
  turn: number
  /** Number of the last row so far. */
  last: number | null
}

export interface TurnRows {
  rows: Cell[][]
  last: number | null
  /** Nothing follows. */
  ended: boolean
  /** How many requests the selection holds; told with the first turn. */
  total: number | null
}

/** Up to 800 requests of a selection as rows of a table, with the viewer's own token: one REST request. Throws AppError `portal.*`. */
export async function readTurn(
  deps: Pick<RequestListDeps, 'portal'>,
  question: Question,
  query: ExportQuery,
  turn: Turn,
): Promise<TurnRows> {
  const commands = turnCommands(question, query, turn)
  const answers: Record<string, BatchItem> = await deps.portal.batch(actorOf(question.viewer), commands, {
    kind: 'read',
  })
  const total = answers['total']?.ok ? (answers['total'].total ?? null) : null
  const rows: Cell[][] = []
  let last = turn.last
  for (let at = 0; at < pages; at += 1) {
    const answer = answers[`p${at}`]
    if (!answer?.ok) throw faultError(answer?.fault ?? notRun, { kind: 'read' })
    const found = items.parse(answer.result).items
    const names = namesOf(answers, question.directory, `p${at}`)
    for (const item of found) {
      rows.push([item.id, ...query.columns.map((name) => fileCell(item[name], name, question, names))])
      last = item.id
    }
    if (found.length < pageSize) return { rows, last, ended: true, total }
  }
  return { rows, last, ended: false, total }
}

const notRun = { code: 'portal.outcome-unknown', detail: 'not run', portalCode: 'NOT_RUN' } as const

/** By number each page begins behind the last row of the one before; in any other order it has an offset. */
function turnCommands(question: Question, query: ExportQuery, { turn, last }: Turn): Record<string, Command> {
  const { selection, columns, ids, search } = query
  const words = query.found ? { text: search, found: query.found } : null
  const chosen = ids ? { '@id': ids } : {}
  const byId = selection.sort.field === 'id'
  const edge = selection.sort.direction === 'desc' ? '<id' : '>id'
  const select = [...new Set([...rowFields, ...columns])]
  const all = Array.from({ length: pages }, (_, at) => {
    const previous = at > 0 ? BatchReference.result(`p${at - 1}`, 'items', String(pageSize - 1), 'id') : last
    const extra = { ...(byId && previous !== null ? { [edge]: previous } : {}), ...chosen }
    const { filter } = askedFilter(question, selection, words, extra)
    const start = byId ? -1 : (turn * pages + at) * pageSize
    const page = itemList(question, { select, filter, order: orderOf(question, selection.sort), start })
    return { [`p${at}`]: page, ...nameCommands(columns, `p${at}`) }
  })
  const { filter } = askedFilter(question, selection, words, chosen)
  const total = itemList(question, { select: ['id'], filter, order: { id: 'ASC' }, start: 0 })
  return Object.assign({}, ...all, turn === 0 ? { total } : {}) as Record<string, Command>
}

type Names = ReturnType<typeof namesOf>

function fileCell(raw: unknown, name: string, { fields }: Question, names: Names): Cell {
  const field = fields.get(name)
  if (!field) return null
  const value = cellValue(raw, field, names)
  if (field.kind === 'datetime' && typeof value === 'string') return new Date(value)
  return wordsOf(value)
}

function wordsOf(value: CellValue): Cell {
  if (!Array.isArray(value)) return value
  return value
    .map((one) => (typeof one === 'string' ? one : one.name))
    .filter(Boolean)
    .join(', ')
}
