import { useLingui } from '@lingui/react/macro'
import { lazy, Suspense, useState } from 'react'
import { useServices } from '../../lib/services.ts'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { QueueTab } from '../jobs/queue-tab.tsx'
import { JournalTab } from '../journal/journal-tab.tsx'
import { PersonDataCard } from '../person-data/person-data-card.tsx'
import { HealthTab } from './health-tab.tsx'
import { RetentionTab } from './retention-tab.tsx'
import { useHealth } from './use-health.ts'

const Doctor = lazy(() => import('../setup/health-section.tsx'))

interface HealthPageProps {
  /** Goes to another section of the app's page, and to a thing in it: `letters` holds the quarantine. */
  onOpen?: (section: string, item?: string) => void
}

/** Sections of the app's page that mend what a check found. */
const sections = new Set(['letters', 'mailboxes'])

/** Whether the app works: the set-up with its repair, checks with what to do, queues with the work that was given up, requests to the portal. */
export default function HealthPage({ onOpen }: HealthPageProps) {
  const { t } = useLingui()
  const { user } = useServices()
  const admin = user()?.isAdmin !== false
  const [tab, setTab] = useState(admin ? 'check' : 'health')
  const { data } = useHealth()
  const dead = data?.queues.reduce((sum, queue) => sum + queue.dead, 0) ?? 0
  const go = (place: string): void => (sections.has(place) ? onOpen?.(place) : setTab(place))
  const terms = admin && onOpen ? () => onOpen('settings', 'operations') : null
  return (
    <Tabs
      inner
      label={t`Здоровье`}
      selected={tab}
      onSelect={setTab}
      tabs={[
        // The set-up and the data of people are the administrators'.
        ...(admin ? [{ id: 'check', label: t`Проверка`, content: () => <Check /> }] : []),
        { id: 'health', label: t`Сейчас`, content: () => <HealthTab onGo={go} /> },
        { id: 'queues', label: t`Очередь работ`, count: dead, alarming: true, content: () => <QueueTab /> },
        { id: 'journal', label: t`Обращения к порталу`, content: () => <JournalTab /> },
        { id: 'retention', label: t`Хранение`, content: () => <RetentionTab onTerms={terms} /> },
        ...(admin ? [{ id: 'person', label: t`Данные человека`, content: () => <PersonDataCard /> }] : []),
      ]}
    />
  )
}

const Check = () => (
  <Suspense fallback={<CardSkeleton />}>
    <Doctor />
  </Suspense>
)
