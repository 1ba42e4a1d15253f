import { ownFieldName, type Tenant } from '../portal/index.ts'
import { readFields } from '../request-fields/index.ts'
import type { Question } from './ask-portal.ts'
import type { RequestListDeps } from './list-deps.ts'

/** What fields that are gone were called: by the portal a moment ago, or in the set of own fields; their names where nobody knows. */
export async function missingTitles(
  { db }: Pick<RequestListDeps, 'db'>,
  { fieldNames, id, language }: Tenant,
  missing: readonly string[],
  known: Question['fields'],
): Promise<string[]> {
  if (missing.length === 0) return []
  const { set } = await readFields(db.prisma, id)
  const ours = new Map(set.fields.map(({ code, label }) => [ownFieldName(fieldNames, code), label[language]]))
  return missing.map((name) => known.get(name)?.title ?? ours.get(name) ?? name)
}
