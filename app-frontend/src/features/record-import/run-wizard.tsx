import type { ImportRunView } from '@poryadok/app-backend/record-import/contract'
import { useState } from 'react'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { CertificateStep } from './certificate-step.tsx'
import { CheckStep } from './check-step.tsx'
import { MappingStep } from './mapping-step.tsx'
import { PlanStep } from './plan-step.tsx'
import { openSteps, stepOf } from './step-of.ts'
import { type ImportStep, StepsBar } from './steps-bar.tsx'
import { useImportRun } from './use-imports.ts'
import { WriteStep } from './write-step.tsx'

/** One run, at the step where it stands; a person may look at the steps before. */
export function RunWizard({ id }: { id: string }) {
  const run = useImportRun(id)
  if (!run.data)
    return run.error ? <ErrorState error={run.error} onRetry={() => void run.refetch()} /> : <CardSkeleton />
  return <Wizard run={run.data} />
}

function Wizard({ run }: { run: ImportRunView }) {
  /** The step that a person chose, and the state in which they did: a run that moves on takes them along. */
  const [chosen, setChosen] = useState<{ step: ImportStep; state: ImportRunView['state'] } | null>(null)
  const go = (step: ImportStep): void => setChosen({ step, state: run.state })
  const open = openSteps(run)
  const step = chosen && chosen.state === run.state && open.has(chosen.step) ? chosen.step : stepOf(run)
  const pages: Record<ImportStep, () => React.ReactNode> = {
    file: () => null,
    fields: () => <MappingStep run={run} onChecked={() => setChosen(null)} />,
    check: () => <CheckStep run={run} onMap={() => go('fields')} onPlan={() => go('plan')} />,
    plan: () => <PlanStep run={run} onBack={() => go('check')} onStarted={() => setChosen(null)} />,
    write: () => <WriteStep run={run} onMap={() => go('fields')} onCertificate={() => go('certificate')} />,
    certificate: () => <CertificateStep run={run} />,
  }
  return (
    <div className="flex flex-col gap-4">
      <StepsBar current={step} open={open} onStep={go} />
      {pages[step]()}
    </div>
  )
}
