import { Trans, useLingui } from '@lingui/react/macro'
import type { SetupState } from '@poryadok/app-backend/portal/contract'
import { useMutation } from '@tanstack/react-query'
import { RotateCw, Wrench } from 'lucide-react'
import { useState } from 'react'
import { useServices } from '../../lib/services.ts'
import { Button } from '../../ui/button.tsx'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Page } from '../../ui/page.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { EntityChoice } from './entity-choice.tsx'
import { SetupCard } from './setup-card.tsx'
import { SetupFault } from './setup-fault.tsx'
import { useSetup } from './use-setup.ts'

/** The installer: what will be done, the one choice, and then the word to the portal that the app is ready. */
export default function InstallView() {
  const { t } = useLingui()
  const { state } = useSetup()
  return (
    <Page title={t`Установка`} width="narrow">
      {state.data ? (
        <Installer state={state.data} />
      ) : state.error ? (
        <ErrorState error={state.error} onRetry={() => void state.refetch()} />
      ) : (
        <CardSkeleton />
      )}
    </Page>
  )
}

function Installer({ state }: { state: SetupState }) {
  const { t } = useLingui()
  const { frame } = useServices()
  const { run, state: check } = useSetup()
  const [chosen, setChosen] = useState(state.entityTypeId)
  const install = useMutation({
    mutationFn: async () => {
      const next = await run.mutateAsync({ entityTypeId: chosen })
      if (!next.ready) return
      const portal = await frame()
      // The portal answers by reloading the page; outside of an installation it would refuse.
      if (portal.installing) portal.finishInstall()
    },
  })
  return (
    <SetupCard
      state={state}
      actions={
        <>
          <Button
            icon={<RotateCw size={15} aria-hidden="true" />}
            onPress={() => void check.refetch()}
            isDisabled={install.isPending}
          >
            <Trans>Проверить ещё раз</Trans>
          </Button>
          <Button
            look="main"
            isPending={install.isPending}
            icon={install.isPending ? <Spinner /> : <Wrench size={15} aria-hidden="true" />}
            onPress={() => install.mutate()}
          >
            {install.isPending ? t`Устанавливаем` : t`Установить`}
          </Button>
        </>
      }
    >
      {install.error && <SetupFault error={install.error} />}
      <EntityChoice entities={state.entities} chosen={chosen} onChoose={setChosen} />
    </SetupCard>
  )
}
