import { companyName } from '../../kernel/company-name.ts'

export interface NamedCompany {
  id: number
  title: string
}

/** «ООО "Ромашка"» and «Ромашка ООО» are one name; the exact ones come first, then those that hold all its words. */
export function byLikeness<Company extends NamedCompany>(found: readonly Company[], name: string): Company[] {
  const { key } = companyName(name)
  const rank = (title: string) => (companyName(title).key === key ? 0 : 1)
  return found.toSorted((a, b) => rank(a.title) - rank(b.title) || a.id - b.id)
}

/** True when two spellings name one company. */
export const sameCompany = (a: string, b: string): boolean => companyName(a).key === companyName(b).key

/** The words by which the portal is asked for a company, the longest first: the legal form and quotes are left out. */
export function wordsOfName(name: string): string[] {
  const words = companyName(name).bare.match(/[\p{L}\p{N}]+/gu) ?? []
  return words.toSorted((a, b) => b.length - a.length).slice(0, 3)
}
