import { Trans, useLingui } from '@lingui/react/macro'
import type { AllSettings, SettingsHistory, SliceSettings } from '@poryadok/app-backend/settings/contract'
import { Settings2 } from 'lucide-react'
import { useNow } from '../../lib/use-now.ts'
import { useWording } from '../../lib/use-wording.ts'
import { Button } from '../../ui/button.tsx'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { TimelineItem } from '../../ui/timeline-item.tsx'
import { useSettingsHistory } from './use-settings.ts'
import { useValueWords } from './use-value-words.ts'

interface HistoryPanelProps {
  slice: SliceSettings
  people: AllSettings['people']
  onClose: () => void
}

/** Who changed which setting, when, from what to what. */
export function HistoryPanel({ slice, people, onClose }: HistoryPanelProps) {
  const { t } = useLingui()
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useSettingsHistory(slice.name)
  const entries = data?.pages.flatMap((page) => page.entries) ?? []
  return (
    <SidePanel overlay takesFocus width={400} title={t`История настроек`} subtitle={slice.title} onClose={onClose}>
      <div className="px-4 pb-4">
        {!data && (error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />)}
        {data && entries.length === 0 && (
          <p className="text-13 text-ink-2">
            <Trans>Настройки ещё не меняли: действуют значения по умолчанию.</Trans>
          </p>
        )}
        <ol>
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} slice={slice} people={people} />
          ))}
        </ol>
        {hasNextPage && (
          <Button size="sm" isPending={isFetchingNextPage} onPress={() => void fetchNextPage()}>
            <Trans>Показать более ранние</Trans>
          </Button>
        )}
      </div>
    </SidePanel>
  )
}

type EntryProps = Omit<HistoryPanelProps, 'onClose'> & { entry: SettingsHistory['entries'][number] }

function Entry({ entry, slice, people }: EntryProps) {
  const { t } = useLingui()
  const wording = useWording()
  const now = useNow()
  const words = useValueWords(people)
  return (
    <TimelineItem
      tone="blue"
      icon={<Settings2 size={15} strokeWidth={1.75} />}
      title={entry.by?.name ?? t`Приложение`}
      when={wording.moment(entry.at, now)}
    >
      <ul className="flex flex-col gap-1">
        {entry.changes.map((change) => {
          const field = slice.fields.find(({ key }) => key === change.key)
          return (
            <li key={change.key} className="wrap-anywhere">
              {change.title}: <del>{words(field, change.before)}</del> →{' '}
              <ins className="no-underline">{words(field, change.after)}</ins>
            </li>
          )
        })}
      </ul>
    </TimelineItem>
  )
}
