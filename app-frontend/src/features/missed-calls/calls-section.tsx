import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Tabs } from '../../ui/tabs.tsx'
import { useOwnRights } from '../home/use-own-rights.ts'
import { ConflictsTab } from '../phone-conflicts/conflicts-tab.tsx'
import { ColoursTab } from '../call-card/colours-tab.tsx'
import { LinesTab } from './lines-tab.tsx'
import { MissedList } from './missed-list.tsx'
import { ReportTab } from './report-tab.tsx'

/** Missed calls, the lines they come in by, and how soon people call back. */
export default function CallsSection() {
  const { t } = useLingui()
  const rights = useOwnRights(true)
  const [open, setOpen] = useState('calls')
  const heads = rights.includes('calls.assign')
  return (
    <Tabs
      inner
      label={t`Звонки`}
      selected={open}
      onSelect={setOpen}
      tabs={[
        { id: 'calls', label: t`Пропущенные`, content: () => <MissedList mayAssign={heads} /> },
        { id: 'lines', label: t`Линии и сотрудники`, content: () => <LinesTab /> },
        { id: 'colours', label: t`Цвет звонка`, content: () => <ColoursTab mayTry={heads} /> },
        ...(heads
          ? [
              { id: 'conflicts', label: t`Общие номера`, content: () => <ConflictsTab /> },
              { id: 'report', label: t`Отчёт`, content: () => <ReportTab /> },
            ]
          : []),
      ]}
    />
  )
}
