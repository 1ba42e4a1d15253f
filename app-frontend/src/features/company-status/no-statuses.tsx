import { useLingui } from '@lingui/react/macro'
import { Tags } from 'lucide-react'
import { useOpenApp } from '../../lib/use-open-app.ts'
import { useServices } from '../../lib/services.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'

/** Nobody has set statuses up yet. */
export function NoStatuses({ onSetUp }: { onSetUp?: () => void }) {
  const { t } = useLingui()
  const { user } = useServices()
  const openApp = useOpenApp()
  const admin = user()?.isAdmin === true
  const setUp = onSetUp ?? (() => void openApp('companies', 'statuses'))
  return (
    <EmptyState
      title={t`Статусов компаний пока нет`}
      icon={<Tags size={22} strokeWidth={1.75} />}
      action={
        admin && (
          <Button look="main" onPress={setUp}>
            {t`Завести статусы`}
          </Button>
        )
      }
    >
      {admin
        ? t`Статусы хранятся в поле компании: «Порядок» заведёт его, когда вы сохраните первый список.`
        : t`Их заводит администратор портала: «Порядок», раздел «Компании».`}
    </EmptyState>
  )
}
