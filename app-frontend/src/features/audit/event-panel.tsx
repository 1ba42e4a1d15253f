import { useLingui } from '@lingui/react/macro'
import type { AuditEventView } from '@poryadok/app-backend/audit/contract'
import { DiffView } from '../../ui/diff-view.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import { Moment } from '../../ui/moment.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { TextLink } from '../../ui/text-link.tsx'
import { ActorCell } from './actor-cell.tsx'
import { diffRows } from './diff-rows.ts'
import { RecordLink } from './record-link.tsx'
import { useActionWords } from './use-action-words.ts'
import { useFieldWords } from './use-field-words.ts'

interface EventPanelProps {
  event: AuditEventView
  overlay: boolean
  onClose: () => void
  onPrevious: (() => void) | null
  onNext: (() => void) | null
  /** Shows the run that wrote it. */
  onRun: (runId: string) => void
}

/** One line of the trail beside the journal. */
export function EventPanel({ event, onRun, ...panel }: EventPanelProps) {
  const { t } = useLingui()
  const actionWords = useActionWords()
  const words = useFieldWords()
  const { actor, record, family, before, after, causeId } = event
  const rows = diffRows(family, before ?? {}, after ?? {}, words)
  const about = words.family(family)
  const byRun = causeId !== null && (event.action.startsWith('portal.') || event.action === 'run.undone')
  return (
    <SidePanel title={actionWords(event.action)} subtitle={<Moment at={event.at} as="exact" />} width={400} {...panel}>
      <div className="flex flex-col gap-4 border-t border-line p-4">
        <KeyValues
          rows={[
            { label: t`Кто`, value: <ActorCell actor={actor} /> },
            ...(record ? [{ label: t`Запись`, value: <RecordLink record={record} full /> }] : []),
            ...(about ? [{ label: t`Где`, value: about }] : []),
            ...(byRun
              ? [
                  {
                    label: t`Вместе с чем`,
                    value: <TextLink onPress={() => onRun(causeId)}>{t`Показать всю работу правила`}</TextLink>,
                  },
                ]
              : []),
          ]}
        />
        {rows.length > 0 && <DiffView past label={t`Что изменилось`} rows={rows} />}
      </div>
    </SidePanel>
  )
}
