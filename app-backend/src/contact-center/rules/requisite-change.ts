/** A requisite of a company with its numbers; empty = not filled in. */
export interface HeldRequisite {
  id: number
  inn: string
  kpp: string
  ogrn: string
}

/** Numbers as they are to stand; absent = nothing was said of it. */
export type ToldNumbers = Partial<Omit<HeldRequisite, 'id'>>

export type RequisiteChange =
  | { change: 'none' }
  | { change: 'add' }
  | { change: 'update'; id: number; before: ToldNumbers; after: ToldNumbers }

const numbers = ['inn', 'kpp', 'ogrn'] as const
const fits = (held: string, told: string | undefined) => told === undefined || held === '' || held === told

/**
 * What becomes of a company's requisites: those with the same ИНН (and КПП, where both have one) are completed; another ИНН or another
 * branch's КПП are further requisites, never in place of the first.
 */
export function requisiteChange(held: readonly HeldRequisite[], told: ToldNumbers): RequisiteChange {
  const own = held.filter(({ inn, kpp }) => fits(inn, told.inn) && fits(kpp, told.kpp))
  const same = own.find(({ inn }) => inn === told.inn) ?? own[0]
  if (!same) return { change: 'add' }
  const differing = numbers.filter((name) => told[name] !== undefined && told[name] !== same[name])
  if (differing.length === 0) return { change: 'none' }
  const pick = (of: ToldNumbers): ToldNumbers => Object.fromEntries(differing.map((name) => [name, of[name]]))
  return { change: 'update', id: same.id, before: pick(same), after: pick(told) }
}
