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

const pageCommand = (part: Part, catalogId: number, after: number | BatchReference): Command => ({
  method: methods[part],
  params: { select, filter: { iblockId: catalogId, '>id': after }, order: { id: 'ASC' }, start: -1 },
})

/** Pages of one request, each going on after the last id of the one before. */
export const pageChain = (part: Part, catalogId: number, after: number, pages: number): Record<string, Command> =>
  Object.fromEntries(
    Array.from({ length: pages }, (_, at) => {
      const from = at === 0 ? after : BatchReference.result(`p${at - 1}`, part, String(pageSize - 1), 'id')
      return [`p${at}`, pageCommand(part, catalogId, from)] as const
    }),
  )

/** How many sections and products there are: one request. Bitrix24 docs: api-reference/catalog/product/catalog-product-list */
export const countCommands = (catalogId: number): Record<Part, Command> => ({
  sections: { method: methods.sections, params: { select: ['id', 'iblockId'], filter: { iblockId: catalogId } } },
  products: { method: methods.products, params: { select: ['id', 'iblockId'], filter: { iblockId: catalogId } } },
})

const number = z.coerce.number().int()
const row = z.object({
  id: number,
  iblockSectionId: number.nullish(),
  name: z.string().nullish(),
  code: z.string().nullish(),
  sort: number.nullish().catch(null),
  active: z.string().nullish(),
})

/** Nodes of an answer with the numbers that follow one another; `full`: more may follow. Throws ZodError when it is none. */
export function nodesOf(part: Part, result: unknown): { rows: { id: number; node: StoredNode }[]; full: boolean } {
  const found = z.array(row).parse((result as Record<string, unknown> | null)?.[part])
  const keyOf = part === 'sections' ? sectionKey : productKey
  const rows = found.map(({ id, iblockSectionId, name, code, sort, active }) => ({
    id,
    node: {
      key: keyOf(id),
      parent: iblockSectionId ? sectionKey(iblockSectionId) : null,
      name: name ?? '',
      code: code ?? '',
      sort: sort ?? 500,
      active: active !== 'N',
    },
  }))
  return { rows, full: rows.length === pageSize }
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
