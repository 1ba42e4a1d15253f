import { useLingui } from '@lingui/react/macro'
import { Copy } from 'lucide-react'
import { IconButton } from './icon-button.tsx'
import { toast } from './toast-queue.ts'

/** What a machine wrote, in its own type; `copy` puts it into the clipboard. */
export function CodeValue({ children, copy = false }: { children: string; copy?: boolean }) {
  const { t } = useLingui()
  const code = <code className="min-w-0 font-mono text-[0.93em] wrap-anywhere">{children}</code>
  // The clipboard exists in secure contexts only.
  if (!copy || typeof navigator.clipboard === 'undefined') return code
  const take = async (): Promise<void> => {
    await navigator.clipboard.writeText(children)
    toast(t`Скопировано`)
  }
  return (
    <span className="inline-flex max-w-full items-center gap-1">
      {code}
      <IconButton label={t`Скопировать`} onPress={() => void take()}>
        <Copy size={13} strokeWidth={2} aria-hidden="true" />
      </IconButton>
    </span>
  )
}
