import { useLingui } from '@lingui/react/macro'
import type { ImportRunView } from '@poryadok/app-backend/record-import/contract'
import type { FailureGroup } from '@poryadok/app-backend/record-import/failures/contract'
import { useMutation } from '@tanstack/react-query'
import { CircleCheck, Download, RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { useServices } from '../../lib/services.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { useWording } from '../../lib/use-wording.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { Counter } from '../../ui/counter.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { CreateContacts } from './create-contacts.tsx'
import { FailedRows } from './failed-rows.tsx'
import type { useFailures } from './use-imports.ts'

interface FailureCardProps {
  run: ImportRunView
  title: string
  failures: Pick<ReturnType<typeof useFailures>, 'data' | 'error' | 'refetch'>
  /** Goes to the mapping, where values get their pairs; null while rows are on their way. */
  onMap: (() => void) | null
  /** Rows that were mended are read and written again; null while nothing may be started. */
  onRetry: (() => void) | null
}

const icon = { size: 15, strokeWidth: 1.75, 'aria-hidden': true } as const

/** Rows that failed, by cause: how many, an example, and the way to mend them. */
export function FailureCard({ run, title, failures, onMap, onRetry }: FailureCardProps) {
  const { t } = useLingui()
  const { api } = useServices()
  const { count } = useWording()
  const errorWords = useErrorWords()
  const [opened, setOpened] = useState<FailureGroup | null>(null)
  const file = useMutation({
    mutationFn: () => api.download(`/api/imports/${run.id}/failures/file`, t`ошибки`.concat(' ', run.title, '.csv')),
  })
  const groups = failures.data?.groups ?? []
  const failed = run.counts.failed
  const fault = file.error && errorWords(file.error)
  return (
    <Card title={title} aside={groups.length > 0 && <Counter tone="red">{count(failed)}</Counter>}>
      {groups.length > 0 && (
        <div className="flex flex-wrap items-center gap-2 border-b border-line px-4 py-2">
          <Button size="sm" icon={<Download {...icon} />} isPending={file.isPending} onPress={() => file.mutate()}>
            {t`Скачать файл с причинами`}
          </Button>
          {onRetry && (
            <Button size="sm" icon={<RefreshCw {...icon} />} onPress={onRetry}>
              {t`Повторить исправленные`}
            </Button>
          )}
        </div>
      )}
      {fault && <p role="alert" className="px-4 pt-3 text-13 text-red-ink">{`${fault.title} ${fault.text}`}</p>}
      {!failures.data ? (
        failures.error ? (
          <ErrorState error={failures.error} onRetry={() => void failures.refetch()} />
        ) : (
          <CardSkeleton />
        )
      ) : groups.length === 0 ? (
        <p className="flex items-center gap-2 px-4 py-4 text-13 text-green-ink">
          <CircleCheck {...icon} /> {t`Строк с ошибками нет.`}
        </p>
      ) : (
        <ul aria-label={t`Причины`}>
          {groups.map((group) => (
            <GroupLine key={groupKey(group)} run={run} group={group} onOpen={() => setOpened(group)} onMap={onMap} />
          ))}
        </ul>
      )}
      {opened && <FailedRows run={run} group={opened} onClose={() => setOpened(null)} />}
    </Card>
  )
}

const groupKey = ({ code, params }: FailureGroup): string => `${code} ${params['column'] ?? ''}`

/** Causes that pairs, people or another way of reading mend; the others need other cells. */
const mended = /^import\.(person|option|stage|contact|company|link|date-(?!future)|number)/

interface GroupLineProps {
  run: ImportRunView
  group: FailureGroup
  onOpen: () => void
  onMap: (() => void) | null
}

function GroupLine({ run, group, onOpen, onMap }: GroupLineProps) {
  const { t } = useLingui()
  const { count } = useWording()
  const { title, detail } = group
  return (
    <li className="flex items-center gap-3 border-t border-line px-4 py-2 first:border-0">
      <b className="w-12 shrink-0 text-right font-semibold text-red-ink tabular-nums">{count(group.count)}</b>
      <div className="min-w-0 flex-1">
        <div className="font-medium">{title}</div>
        <div className="text-12 text-ink-3">{detail}</div>
      </div>
      {onMap && group.code === 'import.contact-none' && <CreateContacts run={run} />}
      {onMap && mended.test(group.code) && (
        <Button size="xs" aria-label={t`Сопоставить: ${title}`} onPress={onMap}>
          {t`Сопоставить`}
        </Button>
      )}
      <Button size="xs" aria-label={t`Строки: ${title}`} onPress={onOpen}>
        {t`Строки`}
      </Button>
    </li>
  )
}
