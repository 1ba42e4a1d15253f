import { useLingui } from '@lingui/react/macro'
import { Suspense, useState } from 'react'
import { useServices } from '../../lib/services.ts'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { NoRightsState } from '../../ui/no-rights-state.tsx'
import { Page } from '../../ui/page.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { sections, type Section } from './sections.ts'
import { useOwnRights } from './use-own-rights.ts'

/** The app's own page in the left menu, by sections: those that are open to everyone, and those that the viewer's rights open. */
export default function MainView() {
  const { t, i18n } = useLingui()
  const { user, boot } = useServices()
  const employee = user()?.isAdmin === false
  const rights = useOwnRights(employee)
  const isOpen = ({ everyone, right }: Section): boolean =>
    !employee || everyone === true || (right !== undefined && rights.includes(right))
  const shown = sections.filter((section, index) => index === 0 || isOpen(section))
  const [wanted, setOpen] = useState(boot.target?.section)
  const open = (shown.find(({ id }) => id === wanted) ?? shown[0])?.id ?? ''
  const tabs = shown.map((section) => {
    const { id, title, Page: Content } = section
    return {
      id,
      label: i18n._(title),
      content: () =>
        !isOpen(section) ? (
          <AdminsOnly />
        ) : (
          <Suspense fallback={<CardSkeleton />}>
            <Content onOpen={setOpen} item={id === boot.target?.section ? boot.target.item : undefined} />
          </Suspense>
        ),
    }
  })
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
