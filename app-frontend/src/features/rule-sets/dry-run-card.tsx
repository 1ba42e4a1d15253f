import { Trans, useLingui } from '@lingui/react/macro'
import type { RuleLab } from '@poryadok/app-backend/rule-sets/contract'
import { Play, RefreshCw, Square } from 'lucide-react'
import { useState } from 'react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { HeldButton } from '../../ui/held-button.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { DryRunResult } from './dry-run-result.tsx'
import type { KindSlot } from './kind-slot.ts'
import { useDryRun } from './use-rules.ts'

interface DryRunCardProps {
  lab: RuleLab
  slot: KindSlot | undefined
  /** The edit is not saved: a run would not see it. */
  dirty: boolean
}

const terms = ['7', '30', '90', '365'] as const
type Term = (typeof terms)[number]

/** The draft against the version that works, over the portal’s own past: what would become of what. Nothing is written. */
export function DryRunCard({ lab, slot, dirty }: DryRunCardProps) {
  const { t } = useLingui()
  const errorWords = useErrorWords()
  const [days, setDays] = useState<Term>('30')
  const { last, start, cancel } = useDryRun(lab.kind)
  const run = last.data?.run ?? null
  const running = run?.state === 'running'
  const words: Record<Term, string> = { '7': t`7 дней`, '30': t`30 дней`, '90': t`90 дней`, '365': t`год` }
  const why = dirty ? t`сначала сохраните черновик` : !lab.draft ? t`прогонять нечего: черновика нет` : null
  const icon = run ? <RefreshCw size={15} aria-hidden="true" /> : <Play size={15} aria-hidden="true" />
  const label = run ? t`Прогнать снова` : t`Прогнать`
  const fault = start.error ?? cancel.error
  const token = lab.draft?.token
  return (
    <Card
      title={t`Прогон по истории`}
      aside={
        lab.may.edit && (
          <div className="flex flex-wrap items-center gap-2.5 py-1.5">
            <Segmented<Term>
              label={t`За сколько дней`}
              segments={terms.map((id) => ({ id, label: words[id] }))}
              value={days}
              onChange={setDays}
            />
            {running ? (
              <Button
                icon={<Square size={15} aria-hidden="true" />}
                isPending={cancel.isPending}
                onPress={() => cancel.mutate(run.id)}
              >
                <Trans>Остановить</Trans>
              </Button>
            ) : why === null && token !== undefined ? (
              <Button
                icon={icon}
                isPending={start.isPending}
                onPress={() => start.mutate({ draft: token, days: Number(days) })}
              >
                {label}
              </Button>
            ) : (
              <HeldButton icon={icon} why={why ?? ''}>
                {label}
              </HeldButton>
            )}
          </div>
        )
      }
    >
      {fault && (
        <p role="alert" className="px-4 pt-3 text-13 text-red-ink">
          {`${errorWords(fault).title} ${errorWords(fault).text}`}
        </p>
      )}
      {last.error ? (
        <ErrorState error={last.error} onRetry={() => void last.refetch()} />
      ) : run ? (
        <DryRunResult run={run} slot={slot} stale={run.draft !== token} />
      ) : (
        <p className="p-4 text-13 text-ink-2">
          <Trans>
            Черновик ещё не прогоняли. Прогон покажет, для скольких записей решение станет другим, и ничего не запишет.
          </Trans>
        </p>
      )}
    </Card>
  )
}
