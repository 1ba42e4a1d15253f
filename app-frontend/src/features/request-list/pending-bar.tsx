import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { MoreBar } from '../../ui/more-bar.tsx'
import type { Pending } from './use-live-list.ts'

/** Changes that would move rows under the pointer wait here. */
export function PendingBar({ pending: { added, gone }, onShow }: { pending: Pending; onShow: () => void }) {
  const { t } = useLingui()
  const words =
    added > 0
      ? t`Ещё ${plural(added, { one: '# новый', few: '# новых', many: '# новых', other: '# нового' })}`
      : gone > 0
        ? t`Из отбора ${plural(gone, { one: 'ушёл # запрос', few: 'ушли # запроса', many: 'ушло # запросов', other: 'ушло # запроса' })}`
        : t`На портале есть изменения.`
  return <MoreBar words={words} onShow={onShow} />
}
