import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { MoreBar } from '../../ui/more-bar.tsx'
import type { LiveRequests } from './use-live-requests.ts'

/** Changes that would move rows under the pointer wait here. */
export function PendingBar({ pending, onShow }: { pending: NonNullable<LiveRequests['pending']>; onShow: () => void }) {
  const { t } = useLingui()
  const { added, gone } = pending
  const words =
    added > 0
      ? t`Ещё ${plural(added, { one: '# новый', few: '# новых', many: '# новых', other: '# нового' })}`
      : t`Из отбора ${plural(gone, { one: 'ушёл # запрос', few: 'ушли # запроса', many: 'ушло # запросов', other: 'ушло # запроса' })}`
  return <MoreBar words={words} onShow={onShow} />
}
