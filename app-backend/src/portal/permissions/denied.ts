import { AppError } from '../../platform/errors/app-error.ts'
import { rowOf, type Action } from '../rules/actions.ts'

const namesShown = 3

/** Why not, and who may: up to three of them by name. */
export function denied(action: Action, who: readonly { name: string }[]): AppError {
  const names = who
    .slice(0, namesShown)
    .map(({ name }) => name)
    .join(', ')
  const { ru, en, atMost } = rowOf(action)
  const adminsOnly = atMost.length === 1 && atMost[0] === 'administrator'
  return new AppError(adminsOnly ? 'portal.admin-only' : 'permission.denied', {
    params: {
      rightRu: ru,
      rightEn: en,
      whoRu: names || 'администратор портала',
      whoEn: names || 'a portal administrator',
    },
  })
}
