import { Trans, useLingui } from '@lingui/react/macro'
import type { EvidenceView as Evidence } from '@poryadok/app-backend/audit/contract'
import type { AnswerView as Answer } from '@poryadok/app-backend/rule-sets/contract'
import { ArrowRight } from 'lucide-react'
import { useMomentLabel } from '../../lib/use-moment-label.ts'
import { Chip } from '../../ui/chip.tsx'
import { EvidenceView } from '../why/evidence-view.tsx'
import { ReasonList } from '../why/reason-list.tsx'
import type { KindSlot } from './kind-slot.ts'

interface AnswerViewProps {
  slot: KindSlot | undefined
  answer: Answer
  /** What works says; shown when it differs. */
  published?: Answer
}

/** What the rules decided, why, and what they decided before. */
export function AnswerView({ slot, answer, published }: AnswerViewProps) {
  const { t } = useLingui()
  const labelOf = useMomentLabel()
  const tone = slot?.tone(answer.key) ?? 'grey'
  const differs = published && published.key !== answer.key
  return (
    <div role="status" className="flex flex-col gap-2.5 rounded-md bg-surface-3 px-3 py-2.5">
      <div className="flex flex-wrap items-center gap-2 text-13">
        {differs && (
          <>
            <span className="text-ink-3">
              <Trans>сейчас</Trans>
            </span>
            <Chip square tone={slot?.tone(published.key) ?? 'grey'}>
              {labelOf(published.label)}
            </Chip>
            <ArrowRight size={15} aria-label={t`станет`} className="text-ink-3" />
          </>
        )}
        <Chip square size="lg" tone={tone}>
          {labelOf(answer.label)}
        </Chip>
        {answer.certainty !== null && (
          <span className="text-12 text-ink-2">{t`уверенность ${answer.certainty} %`}</span>
        )}
      </div>
      {answer.because.length > 0 && <ReasonList reasons={answer.because} />}
      {answer.evidence.length > 0 && <EvidenceView evidence={answer.evidence as Evidence[]} />}
    </div>
  )
}
