import { actorOf, faultError, type BatchItem, type Command } from '../portal/index.ts'
import { itemList } from './ask-portal.ts'
import type { CheckedChange } from './change-requests.ts'
import type { RequestListDeps } from './list-deps.ts'
import { items, type Item } from './list-row.ts'
import { pageSize } from './page-cursor.ts'

/** What requests hold now, and what each of them lacks where it would come to. */
export interface Present {
  items: Map<number, Item>
  /** Fields that a scenario asks for there: the guard would move the request back. */
  lacking(item: Item): string[]
}

/** Pages that are read in one request with what a scenario asks about. */
const pagesBeside = 40

/**
 * What these requests hold now, as far as the viewer may see them; 50 a command, one REST request for up to 2 500; a second beyond
 * 2 000 where a scenario watches the stage.
 */
export async function presentItems(
  deps: RequestListDeps,
  { question, field, written }: CheckedChange,
  ids: readonly number[],
): Promise<Present> {
  const { tenant, viewer, fields } = question
  const actor = actorOf(viewer)
  const check = field.kind === 'stage' ? await deps.checkStage(tenant, String(written)) : null
  const watched = check?.select.filter((name) => fields.has(name)) ?? []
  const select = [...new Set(['id', 'title', 'updatedBy', field.name, ...watched])]
  const pages = inParts(ids, pageSize).map((part, at): [string, Command] => [
    `p${at}`,
    itemList(question, { select, filter: { '@id': part }, order: { id: 'ASC' }, start: -1 }),
  ])
  const [beside, others] = check ? [pages.slice(0, pagesBeside), pages.slice(pagesBeside)] : [[], pages]
  const checked = await check?.read(actor, Object.fromEntries(beside))
  const plain: Record<string, BatchItem> =
    others.length === 0
      ? {}
      : await deps.portal.batch(actor, Object.fromEntries(others), { kind: 'read', patienceMs: 10_000 })
  const answers = { ...checked?.answers, ...plain }
  const found = pages.flatMap(([key]) => {
    const answer = answers[key]
    if (!answer?.ok) throw faultError(answer?.fault ?? notRun, { kind: 'read' })
    return items.parse(answer.result).items
  })
  return { items: new Map(found.map((one) => [one.id, one])), lacking: (item) => checked?.lacking(item) ?? [] }
}

const notRun = { code: 'portal.outcome-unknown', detail: 'not run', portalCode: 'NOT_RUN' } as const
const inParts = (ids: readonly number[], size: number): number[][] =>
  Array.from({ length: Math.ceil(ids.length / size) }, (_, at) => ids.slice(at * size, (at + 1) * size))
