import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Tabs } from '../../ui/tabs.tsx'
import type { SectionProps } from '../home/sections.ts'
import { FileStep } from './file-step.tsx'
import { MappingsTab } from './mappings-tab.tsx'
import { OpenRun } from './open-run.ts'
import { RunWizard } from './run-wizard.tsx'
import { RunsTab } from './runs-tab.tsx'

/** Data of other systems come into the portal: a new import, those that were, and mappings that are kept. */
export default function ImportSection({ item }: SectionProps) {
  const { t } = useLingui()
  const [tab, setTab] = useState(item === undefined ? 'new' : 'runs')
  const [run, setRun] = useState<string | null>(item ?? null)
  const show = (id: string): void => {
    setRun(id)
    setTab('runs')
  }
  return (
    <Tabs
      inner
      label={t`Импорт`}
      selected={tab}
      onSelect={(next) => {
        setTab(next)
        // The tab that is open already leads back to the list.
        if (next === 'runs') setRun(null)
      }}
      tabs={[
        { id: 'new', label: t`Новый импорт`, content: () => <FileStep onRun={show} /> },
        {
          id: 'runs',
          label: t`Запуски`,
          content: () =>
            run === null ? (
              <RunsTab onOpen={setRun} onNew={() => setTab('new')} />
            ) : (
              <OpenRun value={setRun}>
                <RunWizard key={run} id={run} />
              </OpenRun>
            ),
        },
        { id: 'mappings', label: t`Сопоставления`, content: () => <MappingsTab /> },
      ]}
    />
  )
}
