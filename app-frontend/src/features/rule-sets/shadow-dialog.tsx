import { Trans, useLingui } from '@lingui/react/macro'
import type { RuleLab } from '@poryadok/app-backend/rule-sets/contract'
import { ArrowRight } from 'lucide-react'
import { useMomentLabel } from '../../lib/use-moment-label.ts'
import { useWording } from '../../lib/use-wording.ts'
import { Button } from '../../ui/button.tsx'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { ReasonList } from '../why/reason-list.tsx'
import { SampleList } from './sample-list.tsx'
import { useShadow } from './use-rules.ts'
import type { KindSlot } from './kind-slot.ts'

interface ShadowDialogProps {
  lab: RuleLab
  slot: KindSlot | undefined
  onClose: () => void
}

/** What rules in the shadow would have done otherwise, and why. */
export function ShadowDialog({ lab, onClose }: ShadowDialogProps) {
  const { t } = useLingui()
  const { count } = useWording()
  const labelOf = useMomentLabel()
  const { data, error, refetch } = useShadow(lab.kind, true)
  const [read, differs] = [count(data?.read ?? 0), count(data?.differs ?? 0)]
  return (
    <Dialog
      size="md"
      title={t`Расхождения в тени`}
      closeLabel={t`Закрыть`}
      onClose={onClose}
      footer={<Button onPress={onClose}>{t`Закрыть`}</Button>}
    >
      <div className="flex flex-col gap-3 pb-2">
        {!data && (error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />)}
        {data && (
          <p className="text-13 text-ink-2">
            <Trans>
              Прочитано записей: {read}, решение было бы другим у {differs}. В портал ничего не записано.
            </Trans>
          </p>
        )}
        {data?.differs === 0 && (
          <EmptyState tone="green" title={t`Расхождений нет`}>
            <Trans>Всё, что пришло за это время, решилось бы так же.</Trans>
          </EmptyState>
        )}
        {data && data.moves.length > 0 && (
          <ul className="flex flex-col gap-1.5">
            {data.moves.map(({ from, to, count: times }) => (
              <li key={`${from} ${to}`} className="flex flex-wrap items-center gap-2 text-13">
                <Chip square>{labelOf(from)}</Chip>
                <ArrowRight size={15} aria-label={t`стало бы`} className="text-ink-3" />
                <Chip square tone="violet">
                  {labelOf(to)}
                </Chip>
                <b className="font-semibold">{count(times)}</b>
              </li>
            ))}
          </ul>
        )}
        {data && data.samples.length > 0 && (
          <SampleList
            total={data.differs}
            samples={data.samples.map(({ decided, would, because, ...sample }) => ({
              ...sample,
              note: (
                <div className="mt-1 flex flex-col gap-1 text-12 text-ink-2">
                  <span>{t`решили: ${decided} · стало бы: ${would}`}</span>
                  <ReasonList reasons={because} />
                </div>
              ),
            }))}
          />
        )}
      </div>
    </Dialog>
  )
}
