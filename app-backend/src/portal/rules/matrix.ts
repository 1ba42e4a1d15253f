import { actionNames, rowOf, type Action, type Role } from './actions.ts'

/** Actions whose holders an administrator has changed; the others keep their usual ones. */
export type Matrix = Partial<Record<Action, readonly Role[]>>

/** Who holds the action, within its limits: a matrix written by an older version can't go past them. */
export function holders(matrix: Matrix, action: Action): readonly Role[] {
  const { usual, always, atMost } = rowOf(action)
  const told = (matrix[action] ?? usual).filter((role) => atMost.includes(role))
  return [...new Set([...always, ...told])]
}

export interface MatrixFault {
  action: Action
  role: Role
  /** kept: the role always holds it; beyond: it can't be given to the role. */
  fault: 'kept' | 'beyond'
}

/** What a new matrix asks for past the limits; empty when it may be saved. */
export function faultsOf(matrix: Matrix): MatrixFault[] {
  return actionNames.flatMap((action) => {
    const told = matrix[action]
    if (!told) return []
    const { always, atMost } = rowOf(action)
    const kept = always.filter((role) => !told.includes(role)).map((role) => ({ action, role, fault: 'kept' as const }))
    const beyond = told
      .filter((role) => !atMost.includes(role))
      .map((role) => ({ action, role, fault: 'beyond' as const }))
    return [...kept, ...beyond]
  })
}
