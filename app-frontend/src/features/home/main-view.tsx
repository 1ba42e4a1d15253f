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
  // A link of ours may lead where the viewer has no right: the section says so, and who may.
  const asked = boot.target?.section
  const shown = sections.filter((section, index) => index === 0 || section.id === asked || isOpen(section))
  const [wanted, setWanted] = useState<Partial<NonNullable<typeof boot.target>>>(boot.target ?? {})
  const go = (section: string, item?: string): void => setWanted({ section, ...(item === undefined ? {} : { item }) })
  const open = (shown.find(({ id }) => id === wanted.section) ?? shown[0])?.id ?? ''
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
            <Content onOpen={go} item={id === wanted.section ? wanted.item : undefined} />
          </Suspense>
        ),
    }
  })
  return (
    <Page title={t`Порядок`}>
      <Tabs label={t`Разделы`} tabs={tabs} selected={open} onSelect={(section) => go(section)} />
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
