import { Trans, useLingui } from '@lingui/react/macro'
import type { AllSettings, SliceSettings } from '@poryadok/app-backend/settings/contract'
import { Download, Upload } from 'lucide-react'
import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { useServices } from '../../lib/services.ts'
import { Button } from '../../ui/button.tsx'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { Chip } from '../../ui/chip.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { HistoryPanel } from './history-panel.tsx'
import { ImportSettings } from './import-settings.tsx'
import { SliceForm } from './slice-form.tsx'
import { useSettings } from './use-settings.ts'

/** Settings of every slice: a list at the left, the form of the chosen one, one file of all. `item` names the slice to open first. */
export default function SettingsSection({ item }: { item?: string | undefined }) {
  const { data, error, refetch } = useSettings()
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />
  return <Settings key={item ?? ''} all={data} wanted={item} />
}

/** What can be set stands in the list; a slice without a switch and settings has nothing to show. */
const settable = ({ fields, switchable }: SliceSettings): boolean => switchable || fields.length > 0

function Settings({ all, wanted }: { all: AllSettings; wanted: string | undefined }) {
  const slices = all.slices.filter(settable)
  const [chosen, setChosen] = useState((slices.find(({ name }) => name === wanted) ?? slices[0])?.name ?? '')
  const [history, setHistory] = useState(false)
  const slice = slices.find(({ name }) => name === chosen)
  return (
    <div className="relative flex min-h-[420px] flex-wrap items-start gap-4">
      <div className="flex w-[282px] max-w-full flex-col gap-4">
        <SliceList slices={slices} chosen={chosen} onChoose={setChosen} />
        <FileButtons all={all} />
      </div>
      <div className="min-w-[min(100%,480px)] flex-1">
        {slice && <SliceForm key={slice.name} slice={slice} people={all.people} onHistory={() => setHistory(true)} />}
      </div>
      {slice && history && <HistoryPanel slice={slice} people={all.people} onClose={() => setHistory(false)} />}
    </div>
  )
}

interface SliceListProps {
  slices: readonly SliceSettings[]
  chosen: string
  onChoose: (name: string) => void
}

function SliceList({ slices, chosen, onChoose }: SliceListProps) {
  const { t } = useLingui()
  return (
    <nav aria-label={t`Разделы настроек`} className="rounded-lg bg-white p-1.5 shadow-card">
      <ul className="flex flex-col gap-0.5">
        {slices.map(({ name, title, enabled }) => (
          <li key={name}>
            <AriaButton
              {...(name === chosen ? { 'aria-current': 'page' as const } : {})}
              onPress={() => onChoose(name)}
              className={`flex w-full items-center gap-2 rounded-md px-2.5 py-2 text-left text-14 ${name === chosen ? 'bg-blue-soft font-medium text-action' : 'text-ink data-hovered:bg-hover'}`}
            >
              <span className="min-w-0 flex-1">{title}</span>
              {!enabled && <Chip>{t`выключено`}</Chip>}
            </AriaButton>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function FileButtons({ all }: { all: AllSettings }) {
  const { api } = useServices()
  const [importing, setImporting] = useState(false)
  return (
    <div className="flex flex-col gap-2 rounded-lg bg-white p-4 shadow-card">
      <p className="text-13 text-ink-2">
        <Trans>
          Все настройки одним файлом: перенести на другой портал или сохранить перед правкой. Паролей в нём нет.
        </Trans>
      </p>
      <div className="flex flex-wrap gap-2">
        <Button
          size="sm"
          icon={<Download size={15} aria-hidden="true" />}
          onPress={() => void api.download('/api/settings-file', 'poryadok-settings.json')}
        >
          <Trans>Выгрузить</Trans>
        </Button>
        <Button size="sm" icon={<Upload size={15} aria-hidden="true" />} onPress={() => setImporting(true)}>
          <Trans>Загрузить</Trans>
        </Button>
      </div>
      {importing && <ImportSettings all={all} onClose={() => setImporting(false)} />}
    </div>
  )
}
