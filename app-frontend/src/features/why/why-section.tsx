import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { DecisionView } from '@poryadok/app-backend/audit/contract'
import { SlidersHorizontal, Undo2 } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Moment } from '../../ui/moment.tsx'
import { WhyLink } from '../../ui/why-link.tsx'
import { kindWords } from './decision-kinds.ts'
import { EvidenceView } from './evidence-view.tsx'
import { reasonWords } from './sentences.ts'
import { useOpenRules } from './use-open-rules.ts'
import { useReasonParams } from './use-reason-params.ts'

type Undo = NonNullable<DecisionView['undo']>

interface WhySectionProps {
  kind: string
  /** The newest first. */
  decisions: readonly DecisionView[]
  /** null: this person may not take decisions back. */
  onUndo: ((undo: Undo) => void) | null
  /** Beside the newest decision: what may be done about it. */
  action?: ReactNode
}

/** Decisions of one kind: the newest in full, earlier ones on demand. */
export function WhySection({ kind, decisions, onUndo, action }: WhySectionProps) {
  const { t, i18n } = useLingui()
  const id = useId()
  const [all, setAll] = useState(false)
  const { title, icon: Icon } = kindWords(kind)
  const [newest, ...earlier] = decisions
  if (!newest) return null
  const more = plural(earlier.length, {
    one: 'ещё # решение',
    few: 'ещё # решения',
    many: 'ещё # решений',
    other: 'ещё # решения',
  })
  return (
    <section aria-labelledby={id} className="border-b border-line px-4 py-3.5 last:border-0">
      <div className="mb-2 flex min-h-[22px] items-center gap-2">
        <Icon size={18} strokeWidth={1.75} aria-hidden="true" className="shrink-0 text-action" />
        <h3 id={id} className="text-14 font-semibold">
          {i18n._(title)}
        </h3>
        <span className="flex-1" />
        <Sureness decision={newest} />
      </div>
      <ol className="flex flex-col gap-3.5">
        {(all ? decisions : [newest]).map((decision) => (
          <li key={decision.id}>
            <Decision decision={decision} onUndo={onUndo} />
          </li>
        ))}
      </ol>
      {action && <div className="mt-2.5 empty:hidden">{action}</div>}
      {earlier.length > 0 && (
        <div className="mt-2.5">
          <WhyLink open={all} onToggle={() => setAll(!all)}>
            {all ? t`свернуть` : more}
          </WhyLink>
        </div>
      )}
    </section>
  )
}

/** At the right of the title: how certain, or by which version. */
function Sureness({ decision: { certainty, version } }: { decision: DecisionView }) {
  const { t } = useLingui()
  if (certainty === 100) return <Chip square tone="green">{t`точно`}</Chip>
  if (certainty !== null) return <Chip square tone={certainty >= 80 ? 'blue' : 'amber'}>{t`${certainty} %`}</Chip>
  return version === null ? null : <span className="text-12 text-ink-3">{t`версия ${version}`}</span>
}

function Decision({ decision, onUndo }: { decision: DecisionView; onUndo: WhySectionProps['onUndo'] }) {
  const { t, i18n } = useLingui()
  const readable = useReasonParams()
  const openRules = useOpenRules()
  const { kind, title, because, evidence, at, undo, version } = decision
  return (
    <>
      <p className="mb-1 flex items-baseline gap-2 text-12 text-ink-3">
        <span className="min-w-0 flex-1 truncate" title={title}>
          {title}
        </span>
        <Moment at={at} />
      </p>
      {because.map((reason) => {
        const { text, known } = reasonWords(i18n, readable(reason))
        return (
          <p
            key={reason.code + JSON.stringify(reason.params)}
            className="text-13 leading-normal wrap-anywhere text-ink-2"
          >
            {text} {!known && <code className="font-mono text-11 text-ink-3">{reason.code}</code>}
          </p>
        )
      })}
      {evidence.length > 0 && <EvidenceView evidence={evidence} />}
      <div className="mt-2.5 flex flex-wrap gap-2 empty:hidden">
        {undo && onUndo && (
          <Button
            size="sm"
            icon={<Undo2 size={15} strokeWidth={1.75} aria-hidden="true" />}
            onPress={() => onUndo(undo)}
          >{t`Отменить решение`}</Button>
        )}
        {version !== null && (
          <Button
            size="sm"
            look="flat"
            icon={<SlidersHorizontal size={15} strokeWidth={1.75} aria-hidden="true" />}
            onPress={() => openRules(kind)}
          >{t`Открыть правила`}</Button>
        )}
      </div>
    </>
  )
}
