import { useLingui } from '@lingui/react/macro'
import { ArrowUp } from 'lucide-react'
import { Button } from 'react-aria-components/Button'

/** «Ещё 3 новых» above a list: what came waits here, so that no row moves under the pointer. */
export function MoreBar({ words, onShow }: { words: string; onShow: () => void }) {
  const { t } = useLingui()
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
