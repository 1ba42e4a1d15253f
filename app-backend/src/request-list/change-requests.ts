import type { z } from 'zod'
import { AppError } from '../platform/errors/app-error.ts'
import { actorOf, type Viewer, type WriteFacts } from '../portal/index.ts'
import { aQuestion, type Question } from './ask-portal.ts'
import type { BulkAnswer, BulkPreview, CellValue, ListField, NewValue, bulkBody, previewBody } from './contract.ts'
import type { RequestListDeps } from './list-deps.ts'
import type { Item } from './list-row.ts'
import { presentItems } from './present-items.ts'
import { listRule } from './run-read-model.ts'
import { cellValue } from './rules/cell-value.ts'
import { sameCell } from './rules/same-cell.ts'
import { writtenValue, type Written } from './rules/written-value.ts'

const rowsShown = 20

/** A change of one field, checked: what it writes and what that looks like in a cell. */
export interface CheckedChange {
  question: Question
  field: ListField
  written: Exclude<Written, 'not-written'>['value']
  to: CellValue
}

/** Throws `request.field-not-written` when the field, or this value of it, is not written in the list. */
export async function checkChange(
  deps: RequestListDeps,
  viewer: Viewer,
  { field: name, value }: { field: string; value: NewValue },
): Promise<CheckedChange> {
  const question = await aQuestion(deps, viewer)
  const field = question.fields.get(name)
  const written = field ? writtenValue(field, value) : 'not-written'
  if (!field || written === 'not-written') throw new AppError('request.field-not-written')
  return { question, field, written: written.value, to: shown(question, field, written.value) }
}

export function shown({ directory }: Question, field: ListField, raw: unknown): CellValue {
  const people = new Map(directory.people.map(({ id, name }) => [id, name]))
  return cellValue(raw, field, { people, contacts: new Map(), companies: new Map() })
}

/** What a change of many requests would do; nothing is written. One REST request. */
export async function previewBulk(
  deps: RequestListDeps,
  viewer: Viewer,
  { ids, ...change }: z.output<typeof previewBody>,
): Promise<BulkPreview> {
  const checked = await checkChange(deps, viewer, change)
  const { items, lacking } = await presentItems(deps, checked, ids)
  const held = ids.flatMap((id) => items.get(id) ?? [])
  const differing = held
    .filter((item) => !holds(checked, item))
    .map((item) => ({ item, lacks: lacking(item) }))
    // Those that stay behind are read first: something is to be done about them.
    .toSorted((a, b) => Number(b.lacks.length > 0) - Number(a.lacks.length > 0))
  const staying = differing.filter(({ lacks }) => lacks.length > 0).length
  return {
    changes: differing.length - staying,
    lacking: staying,
    same: held.length - differing.length,
    gone: ids.length - held.length,
    rows: differing.slice(0, rowsShown).map(({ item, lacks }) => ({
      id: item.id,
      title: item.title || `№ ${item.id}`,
      from: shown(checked.question, checked.field, item[checked.field.name]),
      to: checked.to,
      lacks,
    })),
  }
}

/**
 * Changes up to 50 requests with the viewer's own token: two REST requests. Parts of one key are one run, taken back together. A
 * stage that the guard would take back is not written.
 */
export async function changeInBulk(
  deps: RequestListDeps,
  viewer: Viewer,
  { ids, key, ...change }: z.output<typeof bulkBody>,
): Promise<BulkAnswer> {
  const checked = await checkChange(deps, viewer, change)
  const { items, lacking } = await presentItems(deps, checked, ids)
  const wanted = ids.flatMap((id) => items.get(id) ?? [])
  const differing = wanted.filter((item) => !holds(checked, item))
  const staying = new Map(differing.map((item) => [item.id, lacking(item).join(', ')]))
  const name = `request-list:${viewer.userId}:${key}`
  const { runId, ends } = await deps.writes.byPerson({
    run: runOf(viewer, name),
    actor: actorOf(viewer),
    writes: differing.filter(({ id }) => !staying.get(id)).map((item) => writeOf(checked, item, name)),
  })
  const results = ids.map((id): BulkAnswer['results'][number] => {
    if (!items.has(id)) return { id, outcome: 'gone', detail: '' }
    const lacks = staying.get(id)
    if (lacks) return { id, outcome: 'lacking', detail: lacks }
    const end = ends.get(`${name}:${id}`)
    if (!end) return { id, outcome: 'same', detail: '' }
    if (end.kind === 'failed') return { id, outcome: 'refused', detail: end.error }
    return { id, outcome: end.kind === 'done' ? 'written' : 'unknown', detail: '' }
  })
  return { runId, results }
}

const holds = ({ question, field, to }: CheckedChange, item: Item) =>
  sameCell(shown(question, field, item[field.name]), to)

export const runOf = ({ portalId, userId }: Viewer, name: string) => ({
  portalId,
  name,
  rule: listRule,
  mode: 'live' as const,
  userId,
  cause: { kind: 'person' as const, id: String(userId) },
})

export function writeOf({ question, field, written }: CheckedChange, item: Item, name: string): WriteFacts {
  const { entityTypeId } = question.tenant
  return {
    key: `${name}:${item.id}`,
    action: 'update',
    entityTypeId,
    entityId: item.id,
    method: 'crm.item.update',
    params: { entityTypeId, id: item.id, fields: { [field.name]: written }, useOriginalUfNames: 'Y' },
    before: { [field.name]: item[field.name] ?? null },
    after: { [field.name]: written },
    because: [],
  }
}
