import { Trans, useLingui } from '@lingui/react/macro'
import type { RuleLab, VersionList, VersionRow } from '@poryadok/app-backend/rule-sets/contract'
import { GitCommitHorizontal, ToggleRight, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Moment } from '../../ui/moment.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { TimelineItem } from '../../ui/timeline-item.tsx'
import { BackDialog } from './back-dialog.tsx'
import { CompareDialog } from './compare-dialog.tsx'
import { useVersions } from './use-rules.ts'

interface VersionsPanelProps {
  lab: RuleLab
  onClose: () => void
}

/** Every published version with who, when and why; any two compare, and any old one works again by one press. */
export function VersionsPanel({ lab, onClose }: VersionsPanelProps) {
  const { t } = useLingui()
  const { data, error, refetch } = useVersions(lab.kind)
  const [back, setBack] = useState<number | null>(null)
  const [compare, setCompare] = useState<number | null>(null)
  return (
    <SidePanel overlay takesFocus width={420} title={t`История версий`} subtitle={lab.title} onClose={onClose}>
      <div className="px-4 pb-4">
        {!data && (error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />)}
        {data?.versions.length === 0 && (
          <EmptyState title={t`Версий ещё нет`}>
            <Trans>Опубликуйте черновик: с этого момента каждая версия останется здесь.</Trans>
          </EmptyState>
        )}
        <ol>
          {data?.versions.map((row) => (
            <Version
              key={row.version}
              row={row}
              onCompare={() => setCompare(row.version)}
              onBack={lab.may.publish && !row.works ? () => setBack(row.version) : null}
            />
          ))}
        </ol>
        {data && data.switches.length > 0 && <Switches rows={data.switches} />}
      </div>
      {compare !== null && <CompareDialog lab={lab} version={compare} list={data} onClose={() => setCompare(null)} />}
      {back !== null && lab.published && (
        <BackDialog kind={lab.kind} to={back} base={lab.published.version} onClose={() => setBack(null)} />
      )}
    </SidePanel>
  )
}

interface VersionProps {
  row: VersionRow
  onCompare: () => void
  onBack: (() => void) | null
}

function Version({ row, onCompare, onBack }: VersionProps) {
  const { t } = useLingui()
  return (
    <TimelineItem
      tone={row.works ? 'green' : 'grey'}
      icon={
        row.backTo === null ? (
          <GitCommitHorizontal size={15} strokeWidth={1.75} />
        ) : (
          <Undo2 size={15} strokeWidth={1.75} />
        )
      }
      title={t`Версия ${row.version}`}
      when={<Moment at={row.at} />}
      who={row.by.name}
    >
      <div className="flex flex-col items-start gap-1.5">
        {row.works && <Chip tone="green">{t`действует`}</Chip>}
        {row.backTo !== null && <span>{t`Возврат к версии ${row.backTo}`}</span>}
        {row.note && <span className="wrap-anywhere">{row.note}</span>}
        <span className="flex flex-wrap gap-2">
          <Button size="xs" onPress={onCompare} aria-label={t`Сравнить версию ${row.version}`}>{t`Сравнить`}</Button>
          {onBack && (
            <Button size="xs" onPress={onBack} aria-label={t`Вернуть версию ${row.version}`}>{t`Вернуть`}</Button>
          )}
        </span>
      </div>
    </TimelineItem>
  )
}

function Switches({ rows }: { rows: VersionList['switches'] }) {
  const { t } = useLingui()
  const words: Record<string, string> = { live: t`действует`, shadow: t`в тени`, off: t`выключено` }
  const named = (what: string): string => words[what] ?? what
  return (
    <>
      <h3 className="mt-4 mb-2 text-13 font-semibold">{t`Переключения`}</h3>
      <ol>
        {rows.map(({ what, before, after, by, at }) => (
          <TimelineItem
            key={at + what}
            icon={<ToggleRight size={15} strokeWidth={1.75} />}
            title={what === 'mode' ? t`Правила: ${named(after)}` : t`Черновик: ${named(after)}`}
            when={<Moment at={at} />}
            who={by.name}
          >
            {t`было: ${named(before)}`}
          </TimelineItem>
        ))}
      </ol>
    </>
  )
}
