import { useLingui } from '@lingui/react/macro'
import type { ReasonView } from '@poryadok/app-backend/requests/contract'
import { GitBranch, Inbox, Lightbulb, User } from 'lucide-react'
import type { ComponentType } from 'react'
import { reasonWords } from './sentences.ts'
import { useReasonParams } from './use-reason-params.ts'

const icons: Record<string, ComponentType<{ size: number; strokeWidth: number; className: string }>> = {
  thread: GitBranch,
  client: User,
  intake: Inbox,
}

/** The lines under «Почему?»: a sentence for each reason, in the order in which they were found. */
export function ReasonList({ reasons }: { reasons: readonly ReasonView[] }) {
  const { i18n } = useLingui()
  const readable = useReasonParams()
  return (
    <ul className="flex flex-col gap-1.5">
      {reasons.map((reason) => {
        const { text, known } = reasonWords(i18n, readable(reason))
        const Icon = icons[reason.code.split('.')[0] ?? ''] ?? Lightbulb
        return (
          <li key={reason.code + JSON.stringify(reason.params)} className="flex gap-2 text-12h text-ink-2">
            <Icon size={13} strokeWidth={2} className="mt-0.5 shrink-0 text-action" />
            <span className="min-w-0 wrap-anywhere">
              {text} {!known && <code className="font-mono text-11 text-ink-3">{reason.code}</code>}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
