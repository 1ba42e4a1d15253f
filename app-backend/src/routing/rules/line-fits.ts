/** What a line asks for; an empty list asks for nothing. */
export interface LineConditions {
  categoryIds: readonly string[]
  departmentIds: readonly number[]
  mailboxIds: readonly number[]
  sourceIds: readonly string[]
  languages: readonly string[]
  clients: readonly Client[]
}

interface Client {
  entityTypeId: number
  id: number
}

export interface LineQuestion {
  categoryId: string | null
  departmentId: number | null
  mailboxId: number | null
  sourceId: string | null
  language: string | null
  clients: readonly Client[]
}

/** Conditions beside the category that a line asks for, as reasons name them. */
export type Condition = 'department' | 'mailbox' | 'source' | 'language' | 'client'

const has = <Value>(wanted: readonly Value[], value: Value | null) =>
  wanted.length === 0 || (value !== null && wanted.includes(value))
const isSame = (one: Client, other: Client) => one.entityTypeId === other.entityTypeId && one.id === other.id

/** Whether the request meets every condition of the line. */
export function lineFits(line: LineConditions, asked: LineQuestion): boolean {
  return (
    has(line.categoryIds, asked.categoryId) &&
    has(line.departmentIds, asked.departmentId) &&
    has(line.mailboxIds, asked.mailboxId) &&
    has(line.sourceIds, asked.sourceId) &&
    has(line.languages, asked.language) &&
    (line.clients.length === 0 || line.clients.some((one) => asked.clients.some((other) => isSame(one, other))))
  )
}

/** What brought the request to the line beside its category. */
export function conditionsOf(line: LineConditions): Condition[] {
  const asked: [Condition, readonly unknown[]][] = [
    ['client', line.clients],
    ['department', line.departmentIds],
    ['mailbox', line.mailboxIds],
    ['source', line.sourceIds],
    ['language', line.languages],
  ]
  return asked.flatMap(([name, values]) => (values.length > 0 ? [name] : []))
}
