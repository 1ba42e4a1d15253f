import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { DecisionView } from '@poryadok/app-backend/audit/contract'
import { Lightbulb, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { useFocusReturn } from '../../ui/use-focus-return.ts'
import { UndoDialog } from '../audit/undo-dialog.tsx'
import { ConfirmCategory } from './confirm-category.tsx'
import { ReleaseDeadline } from './release-deadline.tsx'
import { useWhy, type WhyRecord } from './use-why.ts'
import { WhySection } from './why-section.tsx'

interface WhyPanelProps {
  record: WhyRecord
  /** Over the content instead of beside it. */
  overlay?: boolean
  onClose: () => void
}

/** The one «Почему?»: what was decided on a record, in a fixed order, each with its reason, evidence and way back. */
export default function WhyPanel({ record, overlay = false, onClose }: WhyPanelProps) {
  const { t } = useLingui()
  const panel = useRef<HTMLElement>(null)
  const [undoing, setUndoing] = useState<NonNullable<DecisionView['undo']> | null>(null)
  const { data, error, refetch } = useWhy(record)
  const count = data?.decisions.length ?? 0
  useFocusReturn()
  useEffect(() => panel.current?.focus({ preventScroll: true }), [])
  return (
    <aside
      ref={panel}
      tabIndex={-1}
      aria-label={t`Почему?`}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.stopPropagation()
        onClose()
      }}
      className={`flex w-[340px] max-w-full shrink-0 animate-slide flex-col border-l border-blue-line bg-white outline-none ${overlay ? 'absolute inset-y-0 right-0 z-20 shadow-pop' : ''}`}
    >
      <div className="flex min-h-11 items-center gap-2 border-b border-blue-line bg-blue-soft px-4 text-blue-ink">
        <Lightbulb size={18} strokeWidth={1.75} aria-hidden="true" />
        <h2 className="text-14 font-semibold">{t`Почему?`}</h2>
        {data && (
          <span className="text-12">
            {plural(count, { one: '# решение', few: '# решения', many: '# решений', other: '# решения' })}
          </span>
        )}
        <span className="flex-1" />
        <IconButton label={t`Закрыть`} onPress={onClose}>
          <X size={18} strokeWidth={1.75} aria-hidden="true" />
        </IconButton>
      </div>
      <div className="scroll-edge min-h-0 flex-1 overflow-y-auto">
        {!data && (error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />)}
        {data && count === 0 && (
          <EmptyState title={t`Решений здесь ещё не было`}>
            <Trans>Правила этой записи не касались: всё в ней поставили люди.</Trans>
          </EmptyState>
        )}
        {byKind(data?.decisions ?? []).map(([kind, decisions]) => (
          <WhySection
            key={kind}
            kind={kind}
            decisions={decisions}
            onUndo={data?.mayUndo ? (undo) => setUndoing(undo) : null}
            action={<DecisionAction record={record} newest={decisions[0]} onDone={() => void refetch()} />}
          />
        ))}
      </div>
      {undoing && (
        <UndoDialog
          runId={undoing.runId}
          entryIds={undoing.entryIds}
          onClose={() => setUndoing(null)}
          onDone={() => void refetch()}
        />
      )}
    </aside>
  )
}

interface DecisionActionProps {
  record: WhyRecord
  newest: DecisionView | undefined
  onDone: () => void
}

/** What the newest decision of a kind asks a person for. */
function DecisionAction({ record, newest, onDone }: DecisionActionProps) {
  if (isLocked(newest)) return <ReleaseDeadline record={record} onDone={onDone} />
  const category = suggestedIn(newest)
  return category && <ConfirmCategory requestId={record.id} category={category} onDone={onDone} />
}

/** The category that the newest decision suggests to a person. */
function suggestedIn(decision: DecisionView | undefined): { id: string; name: string } | null {
  const params = decision?.because.find(({ code }) => code === 'category.suggested')?.params
  return params ? { id: String(params['categoryId']), name: String(params['name']) } : null
}

/** The newest deadline is a person's: the rules leave it alone until it is released. */
const isLocked = (decision: DecisionView | undefined): boolean =>
  decision?.kind === 'deadline' && decision.because.some(({ code }) => code === 'deadline.locked')

/** Decisions come in the panel's order, the newest of a kind first. */
function byKind(decisions: readonly DecisionView[]): [string, DecisionView[]][] {
  const kinds = new Map<string, DecisionView[]>()
  for (const one of decisions) kinds.set(one.kind, [...(kinds.get(one.kind) ?? []), one])
  return [...kinds]
}
