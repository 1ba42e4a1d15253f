import type { z } from 'zod'
import { AppError } from '../platform/errors/app-error.ts'
import { actorOf, type Viewer } from '../portal/index.ts'
import { checkChange, runOf, shown, writeOf, type CheckedChange } from './change-requests.ts'
import type { CellValue, changeCellBody } from './contract.ts'
import type { RequestListDeps } from './list-deps.ts'
import type { Item } from './list-row.ts'
import { presentItems } from './present-items.ts'
import { clientNames } from './row-names.ts'
import { sameCell } from './rules/same-cell.ts'

/**
 * Writes one cell with the viewer's own token, while the field still holds what the viewer saw: two REST requests. Throws
 * `request.changed-meanwhile` with who changed it and to what, `scenarios.lacking`, `record.not-found`, `portal.refused`.
 */
export async function changeCell(
  deps: RequestListDeps,
  viewer: Viewer,
  id: number,
  { seen, key, ...change }: z.output<typeof changeCellBody>,
): Promise<void> {
  const checked = await checkChange(deps, viewer, change)
  const { items, lacking } = await presentItems(deps, checked, [id])
  const item = items.get(id)
  if (!item) throw new AppError('record.not-found')
  const now = shown(checked.question, checked.field, item[checked.field.name])
  if (sameCell(now, checked.to)) return
  if (!sameCell(now, seen)) throw changedMeanwhile(checked, item, await withClientNames(deps, checked, now))
  const lacks = lacking(item)
  if (lacks.length > 0) throw new AppError('scenarios.lacking', { params: { fields: lacks.join(', ') } })
  const name = `request-list:${viewer.userId}:${key}`
  const write = writeOf(checked, item, name)
  const { ends } = await deps.writes.byPerson({ run: runOf(viewer, name), actor: actorOf(viewer), writes: [write] })
  const end = ends.get(write.key)
  if (end?.kind === 'failed') throw new AppError('portal.refused', { params: { detail: end.error } })
  if (end?.kind !== 'done') throw new AppError('portal.outcome-unknown')
}

/** Clients that a cell holds, by the names that the viewer may see: one REST request where there are any. */
async function withClientNames(
  deps: RequestListDeps,
  { question, field }: CheckedChange,
  value: CellValue,
): Promise<CellValue> {
  const ids = Array.isArray(value) ? value.flatMap((one) => (typeof one === 'string' ? [] : [Number(one.id)])) : []
  if ((field.kind !== 'contact' && field.kind !== 'company') || ids.length === 0) return value
  const names = await clientNames(deps, question.viewer, field.kind, ids)
  return ids.map((id) => ({ id: String(id), name: names.get(id) ?? `№ ${id}` }))
}

function changedMeanwhile({ question, field }: CheckedChange, item: Item, now: CellValue): AppError {
  const person = question.directory.people.find(({ id }) => id === Number(item['updatedBy']))
  const params = { name: `№ ${item.id}`, who: person?.name ?? '—', field: field.title, now: wordsOf(now) }
  return new AppError('request.changed-meanwhile', { params })
}

const wordsOf = (value: CellValue): string => {
  if (!Array.isArray(value)) return value === null ? '—' : String(value)
  return value.map((one) => (typeof one === 'string' ? one : one.name)).join(', ')
}
