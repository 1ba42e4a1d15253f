import type { Lang } from '../platform/errors/error-sentence.ts'
import type { Cell, NewTable } from '../platform/tables/write-table.ts'
import { actorOf, BatchReference, type BatchItem, type Command, faultError, type Viewer } from '../portal/index.ts'
import { aQuestion, askedFilter, findRecords, itemList, orderOf, type Question } from './ask-portal.ts'
import type { CellValue, ExportQuery } from './contract.ts'
import type { RequestListDeps } from './list-deps.ts'
import { items, rowFields } from './list-row.ts'
import { pageSize } from './page-cursor.ts'
import { cellValue } from './rules/cell-value.ts'
import { nameCommands, namesOf } from './row-names.ts'

/** Pages of one request: each brings its rows and the names of its clients, within the portal's 50 commands. */
const pages = 16

const words = {
  ru: { number: '№', sheet: 'Запросы', yesNo: ['да', 'нет'] },
  en: { number: 'No.', sheet: 'Requests', yesNo: ['yes', 'no'] },
} as const satisfies Record<Lang, unknown>

/**
 * Requests of a selection as a table, read from the portal with the viewer's own token while the file is written: 800 rows a
 * REST request. Nothing is kept, so a person gets what they may see at this moment and no more.
 */
export async function requestTable(
  deps: RequestListDeps,
  viewer: Viewer,
  query: ExportQuery,
  lang: Lang,
): Promise<NewTable> {
  const question = await aQuestion(deps, viewer)
  const columns = query.columns.filter((name) => question.fields.has(name))
  const titles = columns.map((name) => question.fields.get(name)?.title ?? name)
  const { number, sheet, yesNo } = words[lang]
  return {
    columns: [number, ...titles],
    rows: rowsOf(deps, question, { ...query, columns }),
    zone: question.tenant.zone,
    yesNo: [yesNo[0], yesNo[1]],
    sheet,
  }
}

async function* rowsOf(deps: RequestListDeps, question: Question, query: ExportQuery): AsyncGenerator<Cell[]> {
  const records =
    query.search === '' ? null : (query.found ?? (await findRecords(deps, question, query.search)).records)
  const asked = records && { text: query.search, found: records }
  for (let turn = 0, last: number | null = null; ; turn += 1) {
    const commands = turnCommands(question, query, asked, { turn, last })
    const answers: Record<string, BatchItem> = await deps.portal.batch(actorOf(question.viewer), commands, {
      kind: 'read',
    })
    for (let at = 0; at < pages; at += 1) {
      const answer = answers[`p${at}`]
      if (!answer?.ok) throw faultError(answer?.fault ?? notRun, { kind: 'read' })
      const found = items.parse(answer.result).items
      const names = namesOf(answers, question.directory, `p${at}`)
      for (const item of found) {
        yield [item.id, ...query.columns.map((name) => fileCell(item[name], name, question, names))]
        last = item.id
      }
      if (found.length < pageSize) return
    }
  }
}

const notRun = { code: 'portal.outcome-unknown', detail: 'not run', portalCode: 'NOT_RUN' } as const

interface Turn {
  turn: number
  last: number | null
}

/** By number each page begins behind the last row of the one before; in any other order it has an offset. */
function turnCommands(
  question: Question,
  { selection, columns, ids }: ExportQuery,
  search: Parameters<typeof askedFilter>[2],
  { turn, last }: Turn,
): Record<string, Command> {
  const byId = selection.sort.field === 'id'
  const edge = selection.sort.direction === 'desc' ? '<id' : '>id'
  const select = [...new Set([...rowFields, ...columns])]
  const all = Array.from({ length: pages }, (_, at) => {
    const previous = at > 0 ? BatchReference.result(`p${at - 1}`, 'items', String(pageSize - 1), 'id') : last
    const extra = { ...(byId && previous !== null ? { [edge]: previous } : {}), ...(ids ? { '@id': ids } : {}) }
    const { filter } = askedFilter(question, selection, search, extra)
    const start = byId ? -1 : (turn * pages + at) * pageSize
    const page = itemList(question, { select, filter, order: orderOf(question, selection.sort), start })
    return { [`p${at}`]: page, ...nameCommands(columns, `p${at}`) }
  })
  return Object.assign({}, ...all) as Record<string, Command>
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
