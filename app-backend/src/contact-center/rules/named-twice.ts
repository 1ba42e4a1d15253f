import { recordKinds, type RecordKind } from './field-map.ts'

interface Names {
  topics: readonly { topic: string }[]
  operators: readonly { operator: string }[]
  fields: readonly { kind: RecordKind; name: string }[]
}

/** The first name that a table has twice, as calls read names: topics and operators whatever their case; null: none. */
export function namedTwice({ topics, operators, fields }: Names): string | null {
  const tables = [
    topics.map(({ topic }) => topic.toLowerCase()),
    operators.map(({ operator }) => operator.toLowerCase()),
    ...recordKinds.map((kind) => fields.filter((one) => one.kind === kind).map(({ name }) => name)),
  ]
  for (const names of tables) {
    const plain = names.map((name) => name.trim())
    const twice = plain.find((name, at) => plain.indexOf(name) < at)
    if (twice !== undefined) return twice
  }
  return null
}
