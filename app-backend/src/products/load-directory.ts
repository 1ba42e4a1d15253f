import { z } from 'zod'
import { AppError, isAppError } from '../platform/errors/app-error.ts'
import { HopelessJob } from '../platform/jobs/job.ts'
import type { LongStep, LongWorkKind, StepEnd } from '../platform/long-work/long-task.ts'
import { faultError } from '../portal/index.ts'
import { catalogIdOf, countCommands, nodesOf, pageChain, pageSize, parts, type Part } from './catalogue-pages.ts'
import type { ProductDeps } from './product-deps.ts'
import type { StoredNode } from './store.ts'

export const loadKind = 'products.load'

const payload = z.object({})
const cursor = z.object({
  /** 0: nothing was asked yet. */
  catalogId: z.int(),
  /** Property with the article; 0: the code. */
  article: z.int().default(0),
  load: z.int(),
  part: z.enum(parts),
  after: z.int(),
  /** Pages that are left of each part. */
  pages: z.object({ sections: z.int(), products: z.int() }),
  changed: z.boolean(),
})
type Cursor = z.infer<typeof cursor>
type Step = LongStep<object, Cursor>
export type LoadDeps = Pick<ProductDeps, 'db' | 'clock' | 'portal' | 'store' | 'settings'>

/** Commands of one request. Bitrix24 docs: settings/how-to-call-rest-api/batch */
const mostPages = 50
const transaction = { timeout: 60_000, maxWait: 60_000 }

/**
 * Reads the whole catalogue by the portal's own token, sections before products: two requests, and one more for each 2 500 rows. What
 * is told while it lasts is kept page by page; only a load that came to its end takes away what is gone.
 */
export const loadDirectory = (deps: LoadDeps): LongWorkKind<object, Cursor> => ({
  payload,
  cursor,
  begin: {
    catalogId: 0,
    article: 0,
    load: 0,
    part: 'sections',
    after: 0,
    pages: { sections: 1, products: 1 },
    changed: false,
  },
  async step(at) {
    try {
      return at.cursor.catalogId === 0 ? await begin(deps, at) : await readOn(deps, at)
    } catch (error) {
      if (!isAppError(error, 'portal.no-rights', 'products.no-catalogue')) throw error
      const code = isAppError(error, 'portal.no-rights') ? 'products.no-right' : 'products.no-catalogue'
      await deps.store.noteFault(at.portalId, code)
      // A person has to act first; the next night looks again.
      throw new HopelessJob(code, { cause: new AppError(code, { cause: error }) })
    }
  },
})

async function begin(deps: LoadDeps, at: Step): Promise<StepEnd> {
  const { portalId } = at
  const actor = { kind: 'portal', portalId } as const
  const { catalogId: named, articleProperty: article } = await deps.settings(portalId)
  const select = ['iblockId', 'name', 'productIblockId']
  const { result } = await deps.portal.call(actor, 'catalog.catalog.list', { select }, { kind: 'read' })
  const catalogId = catalogIdOf(result, named)
  if (catalogId === null) throw new AppError('products.no-catalogue')
  const counts = await deps.portal.batch(actor, countCommands(catalogId), { kind: 'read' })
  const totalOf = (part: Part) => {
    const answer = counts[part]
    if (!answer.ok) throw faultError(answer.fault, { kind: 'read' })
    return answer.total ?? 0
  }
  const [sections, products] = [totalOf('sections'), totalOf('products')]
  const pages = { sections: pagesOf(sections), products: pagesOf(products) }
  await deps.db.prisma.$transaction(async (tx) => {
    const load = await deps.store.beginLoad(tx, portalId)
    await at.save({ ...at.cursor, catalogId, article, load, pages }, { total: sections + products }, tx)
  }, transaction)
  return 'more'
}

/** The last one is not full: it tells that nothing follows. */
const pagesOf = (total: number) => Math.floor(total / pageSize) + 1

async function readOn(deps: LoadDeps, at: Step): Promise<StepEnd> {
  const { portalId, cursor: from } = at
  const { part, load } = from
  const pages = Math.min(mostPages, Math.max(1, from.pages[part]))
  const { nodes, after, full } = await readPages(deps, portalId, from, pages)
  const ended = !full
  const last = ended && part === 'products'
  await deps.db.prisma.$transaction(async (tx) => {
    const changed = (await deps.store.keep(tx, portalId, load, nodes)) || from.changed
    const left = { ...from.pages, [part]: from.pages[part] - pages }
    const next: Cursor = { ...from, pages: left, changed, ...(ended ? { part: 'products', after: 0 } : { after }) }
    if (last) await deps.store.endLoad(tx, portalId, load, changed, deps.clock.now())
    await at.save(next, { done: nodes.length }, tx)
  }, transaction)
  return last ? 'done' : 'more'
}

async function readPages(
  deps: LoadDeps,
  portalId: string,
  { part, catalogId: id, article, after }: Cursor,
  pages: number,
) {
  const commands = pageChain(part, { id, article }, after, pages)
  const answers = await deps.portal.batch({ kind: 'portal', portalId }, commands, { kind: 'read' })
  const nodes: StoredNode[] = []
  let last = after
  for (const answer of Object.values(answers)) {
    if (!answer.ok) throw faultError(answer.fault, { kind: 'read' })
    const page = nodesOf(part, answer.result, { id, article })
    // A row at or before the last id is the answer to a reference that led nowhere: the page before was the last.
    const fresh = page.rows.filter(({ id }) => id > last)
    nodes.push(...fresh.map(({ node }) => node))
    last = fresh.at(-1)?.id ?? last
    if (!page.full || fresh.length === 0) return { nodes, after: last, full: false }
  }
  return { nodes, after: last, full: true }
}
