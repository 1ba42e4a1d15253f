import { z } from 'zod'
import { BatchReference, type Command } from '../portal/index.ts'
import { productKey, sectionKey } from './rules/product-node.ts'
import type { StoredNode } from './store.ts'

/** Rows of one answer. */
export const pageSize = 50

export const parts = ['sections', 'products'] as const
export type Part = (typeof parts)[number]

/** `catalog.section.*` needs an administrator. Bitrix24 docs: api-reference/catalog/section/catalog-section-list */
const methods = { sections: 'catalog.section.list', products: 'catalog.product.list' } as const
const select = ['id', 'iblockId', 'iblockSectionId', 'name', 'sort', 'active', 'code']

/** The catalogue that is read. */
export interface Catalogue {
  id: number
  /** Number of the property with the article; 0: the symbolic code is the article. */
  article: number
}

/** A property is selected by its number. Bitrix24 docs: api-reference/catalog/product/catalog-product-list */
const articleField = (part: Part, { article }: Catalogue): string =>
  part === 'products' && article > 0 ? `property${article}` : 'code'

const pageCommand = (part: Part, catalogue: Catalogue, after: number | BatchReference): Command => ({
  method: methods[part],
  params: {
    select: [...new Set([...select, articleField(part, catalogue)])],
    filter: { iblockId: catalogue.id, '>id': after },
    order: { id: 'ASC' },
    start: -1,
  },
})

/** Pages of one request, each going on after the last id of the one before. */
export const pageChain = (part: Part, catalogue: Catalogue, after: number, pages: number): Record<string, Command> =>
  Object.fromEntries(
    Array.from({ length: pages }, (_, at) => {
      const from = at === 0 ? after : BatchReference.result(`p${at - 1}`, part, String(pageSize - 1), 'id')
      return [`p${at}`, pageCommand(part, catalogue, from)] as const
    }),
  )

/** How many sections and products there are: one request. Bitrix24 docs: api-reference/catalog/product/catalog-product-list */
export const countCommands = (catalogId: number): Record<Part, Command> => ({
  sections: { method: methods.sections, params: { select: ['id', 'iblockId'], filter: { iblockId: catalogId } } },
  products: { method: methods.products, params: { select: ['id', 'iblockId'], filter: { iblockId: catalogId } } },
})

const number = z.coerce.number().int()
const row = z.looseObject({
  id: number,
  iblockSectionId: number.nullish(),
  name: z.string().nullish(),
  sort: number.nullish().catch(null),
  active: z.string().nullish(),
})

/** Nodes of an answer with the numbers that follow one another; `full`: more may follow. Throws ZodError when it is none. */
export function nodesOf(
  part: Part,
  result: unknown,
  catalogue: Catalogue,
): { rows: { id: number; node: StoredNode }[]; full: boolean } {
  const found = z.array(row).parse((result as Record<string, unknown> | null)?.[part])
  const keyOf = part === 'sections' ? sectionKey : productKey
  const article = articleField(part, catalogue)
  const rows = found.map(({ id, iblockSectionId, name, sort, active, ...others }) => ({
    id,
    node: {
      key: keyOf(id),
      parent: iblockSectionId ? sectionKey(iblockSectionId) : null,
      name: name ?? '',
      code: articleOf(others[article]),
      sort: sort ?? 500,
      active: active !== 'N',
    },
  }))
  return { rows, full: rows.length === pageSize }
}

const propertyValue = z.object({ value: z.union([z.string(), z.number()]) })

/** The code as it is, a property by its value; of several values the first. */
function articleOf(raw: unknown): string {
  const first: unknown = Array.isArray(raw) ? raw[0] : raw
  if (typeof first === 'string') return first
  const { data } = propertyValue.safeParse(first)
  return data ? String(data.value).trim() : ''
}

const catalogs = z.object({
  catalogs: z.array(z.object({ iblockId: number, name: z.string().nullish(), productIblockId: number.nullish() })),
})

/**
 * The catalogue to read: the one that an administrator named, otherwise the first that holds products and not their variations.
 * Null when there is none. Bitrix24 docs: api-reference/catalog/catalog/catalog-catalog-list
 */
export function catalogIdOf(result: unknown, named: number): number | null {
  const found = catalogs.parse(result).catalogs.filter(({ productIblockId }) => !productIblockId)
  const one = named > 0 ? found.find(({ iblockId }) => iblockId === named) : found[0]
  return one?.iblockId ?? null
}
