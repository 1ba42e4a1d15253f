import { Trans, useLingui } from '@lingui/react/macro'
import type { SetupState, SetupStep } from '@poryadok/app-backend/portal/contract'
import { RotateCw, Wrench } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { SetupCard } from './setup-card.tsx'
import { SetupFault } from './setup-fault.tsx'
import { SlicesCard } from './slices-card.tsx'
import { useSetup } from './use-setup.ts'

/** The doctor: what is as it should be, what we mend, what only a person can. */
export default function HealthSection() {
  const { state } = useSetup()
  const { data, error, refetch } = state
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />
  return (
    <div className="flex flex-wrap items-start gap-4">
      <div className="min-w-[min(100%,480px)] flex-1">
        <Doctor data={data} />
      </div>
      <div className="w-[420px] max-w-full">
        <SlicesCard slices={data.slices} />
      </div>
    </div>
  )
}

/** Steps that the set-up mends by itself; the others need a person. */
const mendable = ({ id, state }: SetupStep): boolean => state === 'todo' && id !== 'mailbox' && id !== 'app'

function Doctor({ data }: { data: SetupState }) {
  const { t } = useLingui()
  const { state, run } = useSetup()
  // While a person must act first, the set-up would change nothing.
  const blocked = data.steps.some((step) => step.state === 'problem')
  const repairable = !blocked && data.steps.some(mendable)
  const mend = (): void => run.mutate({ entityTypeId: data.entityTypeId })
  return (
    <SetupCard
      state={data}
      mend={(step) =>
        mendable(step) && (
          <Button size="sm" isDisabled={blocked || run.isPending} onPress={mend}>
            <Trans>Починить</Trans>
          </Button>
        )
      }
      actions={
        <>
          <Button
            isPending={state.isFetching}
            icon={state.isFetching ? <Spinner /> : <RotateCw size={15} aria-hidden="true" />}
            onPress={() => void state.refetch()}
          >
            <Trans>Проверить ещё раз</Trans>
          </Button>
          {repairable && (
            <Button
              look="main"
              isPending={run.isPending}
              icon={run.isPending ? <Spinner /> : <Wrench size={15} aria-hidden="true" />}
              onPress={mend}
            >
              {run.isPending ? t`Чиним` : t`Починить всё`}
            </Button>
          )}
        </>
      }
    >
      {run.error && <SetupFault error={run.error} />}
    </SetupCard>
  )
}
