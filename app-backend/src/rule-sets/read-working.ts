import { inPortal } from '@poryadok/prisma/scope'
import type { Database } from '../platform/db/database.ts'
import type { Logger } from '../platform/log/logger.ts'
import { draftReader, versionReader } from './draft-token.ts'
import type { RuleKind } from './rule-kind.ts'
import { readDraft, readSet, readVersion } from './rule-store.ts'

/** Rules that only say what they would decide. */
export interface ShadowReader {
  reader: string
  body: unknown
}

/** What is at work of a rule set. */
export interface WorkingRules {
  /** null: nothing is decided. */
  live: { version: number; body: unknown } | null
  shadows: ShadowReader[]
}

export interface WorkingReader {
  of(portalId: string, kind: RuleKind): Promise<WorkingRules>
  stop(): void
}

/**
 * Rules at work, from memory: a change anywhere is heard by NOTIFY, so every process goes by the new ones within a second. After
 * an outage of the listening connection everything is read again.
 */
export function createWorkingReader({ db, log }: { db: Database; log: Logger }): WorkingReader {
  const known = new Map<string, Promise<WorkingRules>>()
  const stop = db.listen('rules', (heard) => {
    if (heard === '') known.clear()
    else known.delete(heard)
  })
  return {
    of(portalId, kind) {
      const key = workingKey(portalId, kind.kind)
      const already = known.get(key)
      if (already) return already
      const reading = inPortal(portalId, () => read({ db, log }, portalId, kind))
      known.set(key, reading)
      // What failed is not known: the next reader asks again.
      reading.catch(() => known.get(key) === reading && known.delete(key))
      return reading
    },
    stop,
  }
}

/** What is said on the channel of rules. */
export const workingKey = (portalId: string, kind: string): string => `${portalId} ${kind}`

async function read(
  { db, log }: { db: Database; log: Logger },
  portalId: string,
  kind: RuleKind,
): Promise<WorkingRules> {
  const key = { portalId, kind: kind.kind }
  const { mode, version, shadowSince } = await readSet(db.prisma, key)
  const parsed = (reader: string, row: { body: unknown } | null) => {
    const body = row ? kind.body.safeParse(row.body) : null
    if (body && !body.success) log.error({ kind: kind.kind, reader }, 'stored rules are not read by this version')
    return body?.success ? { reader, body: body.data } : null
  }
  const published =
    version === null || mode === 'off'
      ? null
      : parsed(versionReader(version), await readVersion(db.prisma, key, version))
  const draft = shadowSince === null ? null : await readDraft(db.prisma, key)
  const reading = draft ? parsed(draftReader(draft), draft) : null
  const shadows = [mode === 'shadow' ? published : null, reading].filter((one) => one !== null)
  const live = mode === 'live' && published && version !== null ? { version, body: published.body } : null
  return { live, shadows }
}
