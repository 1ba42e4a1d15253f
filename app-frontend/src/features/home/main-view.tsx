import { useLingui } from '@lingui/react/macro'
import { Suspense, useState } from 'react'
import { useServices } from '../../lib/services.ts'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { NoRightsState } from '../../ui/no-rights-state.tsx'
import { Page } from '../../ui/page.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { sections } from './sections.ts'

/** The app's own page in the left menu, by sections. An employee sees those that are open to everyone. */
export default function MainView() {
  const { t, i18n } = useLingui()
  const { user, boot } = useServices()
  const employee = user()?.isAdmin === false
  const shown = sections.filter(({ everyone }, index) => !employee || everyone === true || index === 0)
  const target = shown.find(({ id }) => id === boot.target?.section) ?? shown[0]
  const [open, setOpen] = useState(target?.id ?? '')
  const tabs = shown.map(({ id, title, Page: Content, everyone }) => ({
    id,
    label: i18n._(title),
    content: () =>
      employee && everyone !== true ? (
        <AdminsOnly />
      ) : (
        <Suspense fallback={<CardSkeleton />}>
          <Content onOpen={setOpen} item={id === boot.target?.section ? boot.target.item : undefined} />
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
    <div className="flex rounded-lg bg-white shadow-card">
      <NoRightsState title={t`Настраивает администратор портала`}>
        {t`Запросы клиента видны вам во вкладке «Запросы» его карточки.`}
      </NoRightsState>
    </div>
  )
}
