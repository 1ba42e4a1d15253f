import type { Lang } from '../platform/errors/error-sentence.ts'
import type { ChangeDeps } from './change-deps.ts'
import type { BodyChecked } from './contract.ts'
import { changeView, notesOf, publishedRulesOf } from './read-lab.ts'
import type { SetKey } from './rule-store.ts'

/** Remarks on rules that are not saved yet, and what they change against those that work. */
export async function checkBody(
  { db, kinds }: ChangeDeps,
  set: SetKey,
  body: unknown,
  lang: Lang,
): Promise<BodyChecked> {
  const kind = kinds.named(set.kind)
  const notes = await notesOf(kind, set.portalId, body)
  const parsed = kind.body.safeParse(body)
  if (!parsed.success) return { notes, changes: [] }
  const speech = await kind.speech(set.portalId)
  const working = await publishedRulesOf(db.prisma, set, kind)
  return { notes, changes: speech.changes(working, parsed.data).map((change) => changeView(change, lang)) }
}
