import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { RunDetails } from '@poryadok/app-backend/audit/contract'
import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import { Moment } from '../../ui/moment.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { AuditWordsContext } from './audit-words.ts'
import { FightReport } from './fight-report.tsx'
import { MovesTable } from './moves-table.tsx'
import { RunAuthor } from './run-author.tsx'
import { RunEntries } from './run-entries.tsx'
import { UndoDialog } from './undo-dialog.tsx'
import { useRuleWords } from './use-rule-words.ts'
import { useRun } from './use-runs.ts'
import { useRunWords } from './use-run-words.ts'

interface RunPanelProps {
  id: string
  overlay: boolean
  onClose: () => void
}

/** One run: what it wrote or would write, what was left alone, and the way back. */
export function RunPanel({ id, ...panel }: RunPanelProps) {
  const { t } = useLingui()
  const ruleOf = useRuleWords()
  const [undoing, setUndoing] = useState(false)
  const { data, error, refetch } = useRun(id)
  const run = data?.run
  return (
    <SidePanel
      takesFocus
      title={run ? ruleOf(run.rule) : t`Работа правила`}
      subtitle={run && <Moment at={run.startedAt} as="exact" />}
      width={440}
      footer={
        run &&
        run.undoable > 0 && (
          <Button
            icon={<Undo2 size={15} strokeWidth={1.75} aria-hidden="true" />}
            onPress={() => setUndoing(true)}
          >{t`Отменить всё`}</Button>
        )
      }
      {...panel}
    >
      {!data && (error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />)}
      {data && (
        <AuditWordsContext value={data.words}>
          <RunBody details={data} />
        </AuditWordsContext>
      )}
      {undoing && <UndoDialog runId={id} onClose={() => setUndoing(false)} onDone={() => void refetch()} />}
    </SidePanel>
  )
}

const imagined = (records: number): string =>
  plural(records, {
    one: 'Изменилась бы # запись',
    few: 'Изменились бы # записи',
    many: 'Изменились бы # записей',
    other: 'Изменились бы # записи',
  })

function RunBody({ details: { run, table, fight, entries, next } }: { details: RunDetails }) {
  const { t } = useLingui()
  const words = useRunWords()
  return (
    <div className="flex flex-col gap-4 border-t border-line p-4">
      <KeyValues
        rows={[
          { label: t`Кто`, value: <RunAuthor run={run} /> },
          { label: t`Как`, value: words.mode(run.mode) },
          ...(run.version === null ? [] : [{ label: t`Версия правил`, value: run.version }]),
        ]}
      />
      {fight && <FightReport fight={fight} />}
      {table && <MovesTable title={imagined(table.records)} was={t`Было`} becomes={t`Стало бы`} moves={table.moves} />}
      <RunEntries entries={entries} more={next !== null} />
    </div>
  )
}
