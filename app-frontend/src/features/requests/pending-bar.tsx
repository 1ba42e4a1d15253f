import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { ArrowUp } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import type { LiveRequests } from './use-live-requests.ts'

/** Changes that would move rows under the pointer wait here. */
export function PendingBar({ pending, onShow }: { pending: NonNullable<LiveRequests['pending']>; onShow: () => void }) {
  const { t } = useLingui()
  const { added, gone } = pending
  const words =
    added > 0
      ? t`Ещё ${plural(added, { one: '# новый', few: '# новых', many: '# новых', other: '# нового' })}`
      : t`Из отбора ${plural(gone, { one: 'ушёл # запрос', few: 'ушли # запроса', many: 'ушло # запросов', other: 'ушло # запроса' })}`
  return (
    <div role="status" className="grid shrink-0 place-items-center border-b border-blue-line bg-blue-soft py-1">
      <Button
        onPress={onShow}
        className="inline-flex h-6 items-center gap-1.5 rounded-sm px-2 text-13 font-medium text-blue-ink data-hovered:underline"
      >
        <ArrowUp size={13} strokeWidth={2} aria-hidden="true" />
        {words}
        <span className="font-normal">{t`Показать`}</span>
      </Button>
    </div>
  )
}
