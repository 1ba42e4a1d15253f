import { fillText } from '../../platform/texts/fill-text.ts'
import type { Reader } from '../../platform/time/format-time.ts'
import { faultText } from '../fault-texts.ts'
import { frameTexts } from '../frame-texts.ts'
import { isNoticeKind, noticeText } from '../texts.ts'
import type { StoredNotice } from './notice-store.ts'

/** What goes under the bell in one call. */
export interface Composed {
  userId: number
  /** The portal replaces the earlier notification of one TAG, so that a repeated call leaves one. */
  tag: string
  message: string
  ids: number[]
}

/** Values come from letters and people: the portal would read brackets in them as its own markup. */
const plain = (value: string | number) =>
  typeof value === 'string' ? value.replaceAll('[', '［').replaceAll(']', '］').slice(0, 300) : value

function sentence({ kind, params }: StoredNotice, reader: Reader): string {
  if (!isNoticeKind(kind)) return ''
  const { insteadOf, fault, detail = '' } = params
  const told =
    fault === undefined ? params : { ...params, detail: faultText(String(fault), String(detail), reader.lang) }
  const values = Object.fromEntries(Object.entries(told).map(([name, value]) => [name, plain(value)]))
  const before = typeof insteadOf === 'string' ? fillText(frameTexts.insteadOf, { name: plain(insteadOf) }, reader) : ''
  return before + fillText(noticeText(kind), values, reader)
}

/** Notices of one person: each by itself, or several as one digest. */
export function compose(userId: number, notices: readonly StoredNotice[], reader: Reader, digest: boolean): Composed[] {
  const told = notices.map((one) => ({ one, message: sentence(one, reader) })).filter(({ message }) => message !== '')
  if (digest && told.length > 1) {
    const ids = told.map(({ one }) => one.id)
    const head = fillText(frameTexts.digest, { count: told.length }, reader)
    return [
      {
        userId,
        tag: `digest:${ids[0]}`,
        message: [head, ...told.map(({ message }) => `— ${message}`)].join('[br]'),
        ids,
      },
    ]
  }
  return told.map(({ one, message }) => ({ userId, tag: one.once ?? `notice:${one.id}`, message, ids: [one.id] }))
}
