import { useLingui } from '@lingui/react/macro'
import { Lock } from 'lucide-react'
import { useServices } from '../../lib/services.ts'
import { Page } from '../../ui/page.tsx'
import { StateCard } from '../../ui/state-card.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { LettersTab } from '../letters/letters-tab.tsx'
import { CheckTab } from './check-tab.tsx'

/** The app's own page in the left menu: is the intake of letters in order? */
export default function MainView() {
  const { t } = useLingui()
  const { user } = useServices()
  if (user()?.isAdmin === false) return <AdminsOnly />
  const tabs = [
    { id: 'check', label: t`Проверка`, content: () => <CheckTab /> },
    { id: 'letters', label: t`Журнал писем`, content: () => <LettersTab /> },
  ]
  return (
    <Page title={t`Приём писем`}>
      <Tabs label={t`Разделы`} tabs={tabs} />
    </Page>
  )
}

function AdminsOnly() {
  const { t } = useLingui()
  return (
    <main className="flex h-full bg-white">
      <StateCard tone="amber" icon={<Lock size={22} strokeWidth={1.75} />} title={t`Настраивает администратор портала`}>
        {t`Запросы клиента видны вам во вкладке «Запросы» его карточки.`}
      </StateCard>
    </main>
  )
}
