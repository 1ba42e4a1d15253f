import { actionNames, holders, type Matrix } from '../portal/index.ts'

interface Rights {
  matrix: Matrix
  integrators: readonly number[]
}

/** Rights whose holders differ, a field each, with the integrators where they differ: for journals. */
export function permissionChange(before: Rights, after: Rights): Record<'before' | 'after', Record<string, unknown>> {
  const sides = { before: allOf(before), after: allOf(after) }
  const differing = Object.keys(sides.after).filter(
    (field) => JSON.stringify(sides.before[field]) !== JSON.stringify(sides.after[field]),
  )
  const only = (side: Record<string, unknown>) => Object.fromEntries(differing.map((field) => [field, side[field]]))
  return { before: only(sides.before), after: only(sides.after) }
}

const allOf = ({ matrix, integrators }: Rights): Record<string, unknown> => ({
  ...Object.fromEntries(actionNames.map((action) => [action, [...holders(matrix, action)].toSorted()])),
  integrators: [...integrators],
})
