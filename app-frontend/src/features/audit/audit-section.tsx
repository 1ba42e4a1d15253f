import { useLingui } from '@lingui/react/macro'
import { useRef, useState } from 'react'
import { useWidth } from '../../lib/use-width.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { RunsTab } from './runs-tab.tsx'
import { TrailTab } from './trail-tab.tsx'

/** Below this width the panel lies over the list, px. */
const overlayBelow = 1000

/** Who did what, and what rules wrote: search, file, undo. */
export default function AuditSection() {
  const { t } = useLingui()
  const root = useRef<HTMLElement>(null)
  const overlay = useWidth(root) < overlayBelow
  const [journal, setJournal] = useState<'trail' | 'runs'>('trail')
  const [run, setRun] = useState<string | null>(null)
  const choice = (
    <Segmented
      label={t`Какой журнал`}
      segments={[
        { id: 'trail', label: t`Действия` },
        { id: 'runs', label: t`Работа правил` },
      ]}
      value={journal}
      onChange={setJournal}
    />
  )
  const showRun = (runId: string): void => {
    setRun(runId)
    setJournal('runs')
  }
  return (
    <section
      ref={root}
      aria-label={t`Журнал действий`}
      className="relative flex h-[max(480px,calc(100vh-8px))] overflow-hidden rounded-lg bg-white shadow-card"
    >
      {journal === 'trail' ? (
        <TrailTab start={choice} overlay={overlay} onRun={showRun} />
      ) : (
        <RunsTab start={choice} overlay={overlay} opened={run} onOpen={setRun} />
      )}
    </section>
  )
}
