import { useLingui } from '@lingui/react/macro'
import type { BackupView } from '@poryadok/app-backend/operations/contract'
import { useWording } from '../../lib/use-wording.ts'
import { Card } from '../../ui/card.tsx'
import { CodeValue } from '../../ui/code-value.tsx'
import { Moment } from '../../ui/moment.tsx'
import { StateMark } from '../../ui/state-mark.tsx'

/** So many are shown. */
const shown = 4

/** The last backups and where they lie. */
export function BackupsCard({ backups }: { backups: readonly BackupView[] }) {
  const { t } = useLingui()
  const words = useWording()
  return (
    <Card title={t`Резервные копии`}>
      {backups.length === 0 && (
        <p className="p-4 text-13 text-ink-2">{t`Копий ещё не было. Сделайте первую: команда описана в разделе «Резервные копии» руководства.`}</p>
      )}
      <ul>
        {backups.slice(0, shown).map((backup) => (
          <li
            key={backup.startedAt}
            className="flex items-start gap-2.5 border-b border-line px-4 py-2.5 last:border-0"
          >
            <StateMark
              state={stateOf(backup)}
              word={{ ok: t`готова`, bad: t`не удалась`, todo: t`идёт` }[stateOf(backup)]}
            />
            <div className="min-w-0 flex-1 text-13">
              <div>
                <Moment at={backup.startedAt} />
                {backup.sizeBytes !== null && <span className="text-ink-2"> · {words.size(backup.sizeBytes)}</span>}
              </div>
              <div className="text-12 text-ink-3">{backup.error ?? <CodeValue>{backup.place}</CodeValue>}</div>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function stateOf({ error, endedAt }: BackupView): 'ok' | 'bad' | 'todo' {
  if (error !== null) return 'bad'
  return endedAt === null ? 'todo' : 'ok'
}
