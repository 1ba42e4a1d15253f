import type { FrozenStep } from './moved-since.ts'

/** What the text field of a request says of its products: whole paths, in the order of the choice. */
export const productsText = (picks: readonly { path: readonly FrozenStep[] }[]): string =>
  picks.map(({ path }) => path.map(({ name }) => name).join(' › ')).join('; ')
