import { useLingui } from '@lingui/react/macro'
import type { LetterOutcome, LetterPage } from '@poryadok/app-backend/intake/contract'
import { useMemo, useRef, useState } from 'react'
import { useDebounced } from '../../lib/use-debounced.ts'
import { useWidth } from '../../lib/use-width.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilteredOutState } from '../../ui/filtered-out-state.tsx'
import { EndlessGrid } from '../../ui/grid/endless-grid.tsx'
import { type GridView, plainView } from '../../ui/grid/grid-types.ts'
import { useOpened } from '../../ui/grid/use-opened.ts'
import { PresetBar } from '../../ui/preset-bar.tsx'
import { isNarrowed, wholeJournal } from './journal-filter.ts'
import { JournalToolbar } from './journal-toolbar.tsx'
import { letterColumns } from './letter-columns.tsx'
import { LetterPanel } from './letter-panel.tsx'
import { outcomeWords } from './outcome-words.ts'
import { QuarantineBar } from './quarantine-bar.tsx'
import { useLetters } from './use-letters.ts'

type Chosen = LetterOutcome | 'all'
const outcomes = Object.keys(outcomeWords) as LetterOutcome[]
const alarming: ReadonlySet<string> = new Set(['quarantined', 'refused'])
const firstView: GridView = { ...plainView, density: 'dense' }
/** Below these widths the panel lies over the list; it stands beside what names a letter, px. */
const overlayBelow = 800
const narrowBelow = 1000
/** What names a letter; the rest is told by the panel. */
const naming: ReadonlySet<string> = new Set(['at', 'outcome', 'subject'])

/** The journal: every letter that came, what became of it and why. */
export function LettersTab() {
  const { t, i18n } = useLingui()
  const root = useRef<HTMLElement>(null)
  const width = useWidth(root)
  const overlay = width < overlayBelow
  const [chosen, setChosen] = useState<Chosen>('all')
  const [filter, setFilter] = useState(wholeJournal)
  const [view, setView] = useState(firstView)
  const [text, sender] = [useDebounced(filter.text, 300), useDebounced(filter.sender, 300)]
  const asked = useMemo(() => ({ ...filter, text, sender }), [filter, text, sender])
  const list = useLetters(asked, chosen === 'all' ? null : chosen)
  const { data } = list
  const rows = useMemo(() => data?.pages.flatMap((page) => page.letters) ?? [], [data])
  const first = data?.pages[0]
  const columns = letterColumns(i18n)
  const opened = useOpened(rows)
  const tight = opened.id !== null && !overlay && width < narrowBelow
  return (
    <section
      ref={root}
      aria-label={t`Журнал писем`}
      className="relative flex h-[max(480px,calc(100vh-8px))] overflow-hidden rounded-lg bg-white shadow-card"
    >
      <div className="flex min-w-0 flex-1 flex-col">
        <div className="flex flex-col gap-2 border-b border-line px-4 py-3">
          <JournalToolbar
            {...{ filter, columns, view }}
            mailboxes={first?.mailboxes ?? []}
            onFilter={setFilter}
            onView={setView}
          />
          <OutcomePresets counts={first?.counts} selected={chosen} onSelect={setChosen} />
        </div>
        {chosen === 'quarantined' && <QuarantineBar count={first?.counts.quarantined ?? 0} />}
        <EndlessGrid
          label={t`Письма`}
          {...{ list, rows, view }}
          columns={tight ? columns.filter(({ id }) => naming.has(id)) : columns}
          keys={!tight}
          onView={setView}
          opened={opened.id}
          onOpen={opened.open}
          nothing={
            <Nothing
              narrowed={isNarrowed(filter)}
              all={chosen === 'all'}
              onReset={() => {
                setFilter(wholeJournal)
                setChosen('all')
              }}
            />
          }
        />
      </div>
      {opened.id !== null && (
        <LetterPanel key={opened.id} id={opened.id} overlay={overlay} width={tight ? 400 : 460} {...opened.panel} />
      )}
    </section>
  )
}

interface OutcomePresetsProps {
  counts: LetterPage['counts'] | undefined
  selected: Chosen
  onSelect: (chosen: Chosen) => void
}

function OutcomePresets({ counts, selected, onSelect }: OutcomePresetsProps) {
  const { t, i18n } = useLingui()
  const all = counts ? Object.values(counts).reduce((sum, one) => sum + one, 0) : null
  const presets = [
    { id: 'all' as const, label: t`Все`, count: all },
    ...outcomes.map((id) => ({
      id,
      label: i18n._(outcomeWords[id].tab),
      count: counts ? counts[id] : null,
      alarming: alarming.has(id),
    })),
  ]
  return <PresetBar label={t`Что стало с письмом`} presets={presets} selected={selected} onSelect={onSelect} />
}

function Nothing({ narrowed, all, onReset }: { narrowed: boolean; all: boolean; onReset: () => void }) {
  const { t } = useLingui()
  if (narrowed)
    return <FilteredOutState onReset={onReset}>{t`Снимите отбор, чтобы увидеть остальные письма.`}</FilteredOutState>
  return all ? (
    <EmptyState title={t`Писем ещё не было`}>
      {t`Первое появится здесь через несколько секунд после того, как придёт на подключённый ящик.`}
    </EmptyState>
  ) : (
    <EmptyState title={t`Таких писем нет`}>{t`Письма с другим исходом видны в соседних отборах.`}</EmptyState>
  )
}
