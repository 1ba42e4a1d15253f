import { useLingui } from '@lingui/react/macro'
import { Suspense, useState } from 'react'
import { useServices } from '../../lib/services.ts'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { NoRightsState } from '../../ui/no-rights-state.tsx'
import { Page } from '../../ui/page.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { sections } from './sections.ts'

/** The app's own page in the left menu, by sections. */
export default function MainView() {
  const { t, i18n } = useLingui()
  const { user } = useServices()
  const [open, setOpen] = useState(sections[0]?.id ?? '')
  if (user()?.isAdmin === false) return <AdminsOnly />
  const tabs = sections.map(({ id, title, Page: Content }) => ({
    id,
    label: i18n._(title),
    content: () => (
      <Suspense fallback={<CardSkeleton />}>
        <Content onOpen={setOpen} />
      </Suspense>
    ),
  }))
  return (
    <Page title={t`Порядок`}>
      <Tabs label={t`Разделы`} tabs={tabs} selected={open} onSelect={setOpen} />
    </Page>
  )
}

function AdminsOnly() {
  const { t } = useLingui()
  return (
    <main className="flex h-full bg-white">
      <NoRightsState title={t`Настраивает администратор портала`}>
        {t`Запросы клиента видны вам во вкладке «Запросы» его карточки.`}
      </NoRightsState>
    </main>
  )
}
