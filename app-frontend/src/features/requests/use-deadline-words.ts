import { useLingui } from '@lingui/react/macro'
import type { RequestRow } from '@poryadok/app-backend/requests/contract'
import { useWording } from '../../lib/use-wording.ts'
import { deadlineState } from './deadline-state.ts'

export interface DeadlineWords {
  /** Time left, or what stands in its place. */
  head: string
  below: string
  tone: 'plain' | 'quiet' | 'amber' | 'red'
  /** Part of the time that has passed, 0..1; null where no time runs. */
  share: number | null
}

/** What the words are made of. */
export type DeadlineRow = Pick<RequestRow, 'resolveBy' | 'createdAt' | 'stage' | 'category'>

/** The deadline of a request in words, as the list shows it. */
export function useDeadlineWords(): (row: DeadlineRow, now: Date) => DeadlineWords {
  const { t } = useLingui()
  const words = useWording()
  return (row, now) => {
    const state = deadlineState(row, now)
    switch (state.kind) {
      case 'none':
        return {
          head: t`Нет срока`,
          below: row.category ? '' : t`ждёт категории`,
          tone: 'quiet',
          share: null,
        }
      case 'closed': {
        const until = state.resolveBy && words.lately(state.resolveBy, now)
        return { head: t`Закрыт`, below: until ? t`срок был ${until}` : '', tone: 'quiet', share: null }
      }
      case 'overdue': {
        const late = words.span(state.lateMs)
        const since = words.lately(state.resolveBy, now)
        return { head: t`−${late}`, below: t`просрочен с ${since}`, tone: 'red', share: 1 }
      }
      case 'running': {
        const until = words.due(state.resolveBy, now)
        const tone = state.near ? 'amber' : 'plain'
        return { head: words.span(state.leftMs), below: t`до ${until}`, tone, share: state.share }
      }
    }
  }
}
