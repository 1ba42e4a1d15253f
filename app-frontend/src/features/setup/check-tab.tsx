import { Trans, useLingui } from '@lingui/react/macro'
import { RotateCw, Wrench } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { MailboxCard } from '../mailboxes/mailbox-card.tsx'
import { SetupCard } from './setup-card.tsx'
import { SetupFault } from './setup-fault.tsx'
import { useSetup } from './use-setup.ts'

/** Health of the app: the set-up with its repair, and the mailboxes that feed it. */
export function CheckTab() {
  const { t } = useLingui()
  const { state, run } = useSetup()
  const { data, error, isFetching, refetch } = state
  // While a person must act first, the set-up would change nothing.
  const blocked = data?.steps.some((step) => step.state === 'problem')
  const repairable = !blocked && data?.steps.some((step) => step.id !== 'mailbox' && step.state === 'todo')
  return (
    <div className="flex flex-wrap items-start gap-4">
      <div className="min-w-[min(100%,480px)] flex-1">
        {!data && (error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />)}
        {data && (
          <SetupCard
            state={data}
            actions={
              <>
                <Button
                  isPending={isFetching}
                  icon={isFetching ? <Spinner /> : <RotateCw size={15} aria-hidden="true" />}
                  onPress={() => void refetch()}
                >
                  <Trans>Проверить ещё раз</Trans>
                </Button>
                {repairable && (
                  <Button
                    look="main"
                    isPending={run.isPending}
                    icon={run.isPending ? <Spinner /> : <Wrench size={15} aria-hidden="true" />}
                    onPress={() => run.mutate({ entityTypeId: data.entityTypeId })}
                  >
                    {run.isPending ? t`Чиним` : t`Починить всё`}
                  </Button>
                )}
              </>
            }
          >
            {run.error && <SetupFault error={run.error} />}
          </SetupCard>
        )}
      </div>
      <div className="w-[360px] max-w-full">
        <MailboxCard />
      </div>
    </div>
  )
}
