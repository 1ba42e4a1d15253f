import { Trans, useLingui } from '@lingui/react/macro'
import type { SliceSettings } from '@poryadok/app-backend/settings/contract'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import type { useSaveSettings } from './use-settings.ts'

interface ResetSettingsProps {
  slice: SliceSettings
  reset: ReturnType<typeof useSaveSettings>['reset']
  onDone: (saved: SliceSettings) => void
}

/** Back to the defaults, after a question. */
export function ResetSettings({ slice, reset, onDone }: ResetSettingsProps) {
  const { t } = useLingui()
  const [asking, setAsking] = useState(false)
  const close = (): void => setAsking(false)
  return (
    <>
      <Button size="sm" isDisabled={slice.revision === 0} onPress={() => setAsking(true)}>
        <Trans>Сбросить</Trans>
      </Button>
      {asking && (
        <ConfirmDialog
          title={t`Вернуть значения по умолчанию?`}
          confirmLabel={t`Вернуть по умолчанию`}
          keepLabel={t`Оставить как есть`}
          busy={reset.isPending}
          error={reset.error}
          onClose={close}
          onConfirm={() =>
            reset.mutate(slice.revision, {
              onSuccess: (saved) => {
                onDone(saved)
                close()
              },
            })
          }
        >
          <p>
            <Trans>Все настройки раздела «{slice.title}» станут исходными. Прежние останутся в истории.</Trans>
          </p>
        </ConfirmDialog>
      )}
    </>
  )
}
