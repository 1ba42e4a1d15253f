import { type Condition, type ConditionOp, type ListField, opsOf } from '@poryadok/app-backend/request-list/contract'

/** Fields that can be filtered by. */
export const filterFields = (fields: readonly ListField[]): ListField[] =>
  fields.filter(({ kind }) => opsOf(kind).length > 0)

/** A condition with the operation, not filled in yet. */
export function conditionOf(field: string, op: ConditionOp): Condition {
  if (op === 'any-of' || op === 'none-of') return { field, op, values: [] }
  if (op === 'contains' || op === 'lacks') return { field, op, text: '' }
  if (op === 'between') return { field, op, from: null, to: null }
  if (op === 'period') return { field, op, period: 'today', days: 7 }
  return { field, op }
}

/** What an added condition begins with. */
export function firstCondition(fields: readonly ListField[]): Condition {
  const field = filterFields(fields).find(({ name }) => name === 'stageId') ?? filterFields(fields)[0]
  return conditionOf(field?.name ?? 'stageId', field ? (opsOf(field.kind)[0] ?? 'empty') : 'empty')
}

/** Is the condition filled in? One that is not says nothing. */
export function isWhole(condition: Condition): boolean {
  switch (condition.op) {
    case 'any-of':
    case 'none-of':
      return condition.values.length > 0
    case 'contains':
    case 'lacks':
      return condition.text.trim() !== ''
    case 'between':
      return condition.from !== null || condition.to !== null
    default:
      return true
  }
}
