import { useLingui } from '@lingui/react/macro'
import { PanelLeftClose, PanelLeftOpen } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useServices } from '../../lib/services.ts'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { NoRightsState } from '../../ui/no-rights-state.tsx'
import { Page } from '../../ui/page.tsx'
import { SideTabs } from '../../ui/side-tabs.tsx'
import { groups, sections, type Section } from './sections.ts'
import { useLastPlace } from './use-last-place.ts'
import { useOwnRights } from './use-own-rights.ts'

/** The app's own page in the left menu, by sections: those that are open to everyone, and those that the viewer's rights open. */
export default function MainView() {
  const { t, i18n } = useLingui()
  const { user, boot } = useServices()
  const employee = user()?.isAdmin === false
  const rights = useOwnRights(employee)
  const isOpen = ({ everyone, right }: Section): boolean =>
    !employee || everyone === true || [right ?? []].flat().some((one) => rights.includes(one))
  // A link of ours may lead where the viewer has no right: the section says so, and who may.
  const asked = boot.target?.section
  const shown = sections.filter((section) => section.id === asked || isOpen(section))
  const last = useLastPlace()
  const [wanted, setWanted] = useState<Partial<NonNullable<typeof boot.target>>>(boot.target ?? last.read())
  const [folded, setFolded] = useState(() => last.read().folded === true)
  const go = (section: string, item?: string): void => {
    last.keep({ section })
    setWanted({ section, ...(item === undefined ? {} : { item }) })
  }
  const fold = (next: boolean): void => {
    last.keep({ folded: next })
    setFolded(next)
  }
  const open = (shown.find(({ id }) => id === wanted.section) ?? shown[0])?.id ?? ''
  const tabOf = (section: Section) => ({
    id: section.id,
    label: i18n._(section.title),
    wide: section.wide ?? false,
    content: () =>
      isOpen(section) ? (
        <Suspense fallback={<CardSkeleton />}>
          <section.Page onOpen={go} item={section.id === wanted.section ? wanted.item : undefined} />
        </Suspense>
      ) : (
        <AdminsOnly />
      ),
  })
  const menu = groups
    .map(({ id, title }) => ({
      id,
      label: i18n._(title),
      tabs: shown.filter(({ group }) => group === id).map(tabOf),
    }))
    .filter(({ tabs }) => tabs.length > 0)
  return (
    <Page title={t`Порядок`} width="whole">
      <SideTabs
        label={t`Разделы`}
        groups={menu}
        selected={open}
        onSelect={(section) => go(section)}
        folded={folded}
        fold={<FoldButton folded={folded} onFold={fold} />}
      />
    </Page>
  )
}

function FoldButton({ folded, onFold }: { folded: boolean; onFold: (next: boolean) => void }) {
  const { t } = useLingui()
  return (
    <IconButton label={folded ? t`Показать разделы` : t`Скрыть разделы`} onPress={() => onFold(!folded)}>
      {folded ? <PanelLeftOpen size={16} strokeWidth={1.75} /> : <PanelLeftClose size={16} strokeWidth={1.75} />}
    </IconButton>
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
