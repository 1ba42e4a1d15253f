import { useLingui } from '@lingui/react/macro'
import type { PickedProduct } from '@poryadok/app-backend/products/contract'
import { isSection } from '@poryadok/app-backend/products/picker/contract'
import { History, X } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { CodeValue } from '../../ui/code-value.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { useSinceWords } from './use-since-words.ts'

interface PickedRowProps {
  pick: PickedProduct
  mayPick: boolean
  onRefine: () => void
  onRemove: () => void
}

/** One product of a request; a group waits to be known more closely. */
export function PickedRow({ pick, mayPick, onRefine, onRemove }: PickedRowProps) {
  const { t } = useLingui()
  const since = useSinceWords()
  const name = pick.path.at(-1)?.name ?? ''
  const above = pick.path.slice(0, -1).map((step) => step.name)
  return (
    <li className="flex items-start gap-2 border-b border-line py-2 last:border-b-0">
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-baseline gap-x-2 text-13h">
          <span className="wrap-anywhere">{name}</span>
          {pick.code !== '' && <CodeValue>{pick.code}</CodeValue>}
        </div>
        {above.length > 0 && <div className="text-12 text-ink-3">{above.join(' › ')}</div>}
        {pick.since && (
          <div className="mt-0.5 flex items-center gap-1 text-12 text-amber-ink">
            <History size={13} strokeWidth={1.75} aria-hidden="true" className="shrink-0" />
            {since(pick.since)}
          </div>
        )}
      </div>
      {mayPick && isSection(pick.key) && (
        <Button look="soft" size="xs" aria-label={t`Уточнить: ${name}`} onPress={onRefine}>{t`Уточнить`}</Button>
      )}
      {mayPick && (
        <IconButton label={t`Убрать: ${name}`} onPress={onRemove}>
          <X size={14} strokeWidth={1.75} aria-hidden="true" />
        </IconButton>
      )}
    </li>
  )
}
