import type { KnownRecord, RecordState } from './record-state.ts'

/**
 * A read that began before the one already kept is dropped: whatever it was asked to look for, the later read has seen too.
 * Unless the portal itself says that it saw a later state.
 */
export function isStale(known: KnownRecord | null, present: RecordState | null, readAt: Date): boolean {
  if (!known || readAt >= known.seenAt) return false
  const [kept, seen] = [known.state.updatedTime, present?.updatedTime]
  return !(kept && seen && seen > kept)
}
