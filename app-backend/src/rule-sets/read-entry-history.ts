import type { Lang } from '../platform/errors/error-sentence.ts'
import type { ChangeDeps } from './change-deps.ts'
import type { EntryHistory } from './contract.ts'
import type { RuleKind } from './rule-kind.ts'
import { inLang } from './rules/said.ts'
import { listVersions, type SetKey } from './rule-store.ts'

const versionsRead = 200

/** A word that stands alone is its own id. */
const idOf = (entry: unknown): string =>
  String(typeof entry === 'object' && entry !== null && 'id' in entry ? entry.id : entry)

/** Rules that consist of the one entry, or of nothing where a version has it not. */
function alone(kind: RuleKind, body: unknown, { list, id }: { list: string; id: string }): unknown {
  const parsed = kind.body.safeParse(body)
  const values = parsed.success ? (parsed.data as Record<string, unknown>)[list] : undefined
  const entries: unknown[] = Array.isArray(values) ? values : []
  return { ...(kind.empty as object), [list]: entries.filter((entry) => idOf(entry) === id) }
}

/** What the versions did to one entry of a list of the rules, the newest first. */
export async function readEntryHistory(
  { db, kinds, peopleOf }: ChangeDeps,
  set: SetKey,
  entry: { list: string; id: string },
  lang: Lang,
): Promise<EntryHistory> {
  const kind = kinds.named(set.kind)
  const [people, speech, rows] = [
    await peopleOf(set.portalId),
    await kind.speech(set.portalId),
    await listVersions(db.prisma, set, versionsRead),
  ]
  const oldestFirst = rows.toReversed()
  const changes = oldestFirst.flatMap((row, at) => {
    const before = alone(kind, oldestFirst[at - 1]?.body ?? kind.empty, entry)
    const [change] = speech.changes(before, alone(kind, row.body, entry))
    if (!change) return []
    const by = row.publishedBy ?? row.createdBy
    return {
      version: row.version ?? 0,
      by: { id: by, name: people.get(by) ?? `№ ${by}` },
      at: (row.publishedAt ?? row.createdAt).toISOString(),
      note: row.note,
      before: inLang(change.before, lang),
      after: inLang(change.after, lang),
    }
  })
  return { changes: changes.toReversed() }
}
