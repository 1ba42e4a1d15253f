/** A section or a product of the portal's catalogue, as its lists tell it. */
export interface ProductNode {
  /** `s` and the number of a section, `p` and the number of a product: the two are counted apart. */
  key: string
  /** Key of the section it lies in; null at the root. */
  parent: string | null
  name: string
  /** Article; empty when there is none. */
  code: string
  sort: number
}

export const sectionKey = (id: number): string => `s${id}`
export const productKey = (id: number): string => `p${id}`
export const isSection = (key: string): boolean => key.startsWith('s')
/** Number of the section or product in the portal. */
export const idOfKey = (key: string): number => Number(key.slice(1))
