import { AppError } from '../platform/errors/app-error.ts'
import type { Lang } from '../platform/errors/error-sentence.ts'
import type { ChangeDeps, ChangeOf } from './change-deps.ts'
import { checkedBody } from './checked-body.ts'
import { rulesFile, type RulesFile, type RulesFilePreview } from './contract.ts'
import { changeView, currentRules } from './read-lab.ts'
import { auditRules } from './rule-audit.ts'
import type { SetKey } from './rule-store.ts'

const fileVersion = 1

/** The rules that a person looks at as one file; the trail says who took it. */
export async function exportRules(deps: ChangeDeps, { userId, ...set }: ChangeOf): Promise<RulesFile> {
  const kind = deps.kinds.named(set.kind)
  const body = await currentRules(deps.db.prisma, set, kind)
  const at = deps.clock.now()
  await auditRules(deps.db.prisma, { ...set, userId, at, action: 'rules.exported' })
  return { format: 'poryadok-rules', version: fileVersion, kind: set.kind, exportedAt: at.toISOString(), body }
}

/**
 * What the rules of a file would change; nothing is changed: the screen takes them as edits of the draft.
 * @throws AppError `rules.file-unreadable`, `rules.file-newer`, `rules.file-other-kind`, `rules.body-invalid`
 */
export async function previewRulesFile(
  { db, kinds }: ChangeDeps,
  set: SetKey,
  content: unknown,
  lang: Lang,
): Promise<RulesFilePreview> {
  const kind = kinds.named(set.kind)
  const parsed = rulesFile.safeParse(content)
  if (!parsed.success) throw new AppError('rules.file-unreadable', { cause: parsed.error })
  const { version, kind: of } = parsed.data
  if (version > fileVersion) throw new AppError('rules.file-newer', { params: { version, known: fileVersion } })
  if (of !== set.kind)
    throw new AppError('rules.file-other-kind', {
      params: { kind: kinds.all().find((one) => one.kind === of)?.title[lang] ?? of },
    })
  const body = checkedBody(kind, parsed.data.body)
  const speech = await kind.speech(set.portalId)
  const now = await currentRules(db.prisma, set, kind)
  return { body, changes: speech.changes(now, body).map((change) => changeView(change, lang)) }
}
