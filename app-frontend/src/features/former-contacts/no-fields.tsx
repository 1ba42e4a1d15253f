import { useLingui } from '@lingui/react/macro'
import { UserRoundX } from 'lucide-react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { useServices } from '../../lib/services.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { useMakeFields } from './use-former-contacts.ts'

/** The portal has no mark for former contacts yet. */
export function NoFields() {
  const { t } = useLingui()
  const { user } = useServices()
  const make = useMakeFields()
  const words = useErrorWords()
  const admin = user()?.isAdmin === true
  const fault = make.error ? words(make.error) : null
  return (
    <EmptyState
      title={t`Отметки «Не работает» на портале ещё нет`}
      icon={<UserRoundX size={22} strokeWidth={1.75} />}
      action={
        admin && (
          <Button
            look="main"
            isPending={make.isPending}
            icon={make.isPending && <Spinner />}
            onPress={() => make.mutate()}
          >
            {t`Создать поля`}
          </Button>
        )
      }
    >
      {admin
        ? t`«Порядок» заведёт поле контакта «Не работает» и поле компании «Уволенные контакты». Другие поля не меняются.`
        : t`Её заводит администратор портала: «Порядок», раздел «Бывшие контакты».`}
      {fault && (
        <span role="alert" className="mt-2 block text-red-text">
          {fault.title} {fault.text}
        </span>
      )}
    </EmptyState>
  )
}
