import { originator } from '../../kernel/origin-mark.ts'
import type { Place } from './new-bindings.ts'

const prefix = 'copy:'

/** Names of a copy among the portal’s activities: of which original, in which card. */
export const copyMark = (sourceId: number, { entityTypeId, entityId }: Place) => ({
  ORIGINATOR_ID: originator,
  ORIGIN_ID: `${prefix}${sourceId}:${entityTypeId}:${entityId}`,
})

/** Whether an activity is a copy of ours, by its marks. */
export const isCopy = (originatorId: string | null | undefined, originId: string | null | undefined): boolean =>
  originatorId === originator && (originId ?? '').startsWith(prefix)

const firstLine = /^(?:Оригинал|Original) № \d+: /

/** Whether a comment is a copy of ours: comments carry no marks but their words. */
export const isCopyText = (text: string): boolean => firstLine.test(text)
