import { useLingui } from '@lingui/react'
import { CircleAlert, CircleCheck, Plus } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useWording } from '../../lib/use-wording.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { FilteredOutState } from '../../ui/filtered-out-state.tsx'
import { Grid } from '../../ui/grid/grid.tsx'
import { GridSettings } from '../../ui/grid/grid-settings.tsx'
import { type GridColumn, type GridSort, plainView } from '../../ui/grid/grid-types.ts'
import { KeyHints } from '../../ui/key-hints.tsx'
import { ListFoot } from '../../ui/list-foot.tsx'
import { Moment } from '../../ui/moment.tsx'
import { MoreBar } from '../../ui/more-bar.tsx'
import { MultiSelect } from '../../ui/multi-select.tsx'
import { Note } from '../../ui/note.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { toast } from '../../ui/toast-queue.ts'
import { UnsavedBar } from '../../ui/unsaved-bar.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import { type SampleLine, sampleLines } from './grid-rows.ts'
import { useTwo } from './use-two.ts'

type Two = ReturnType<typeof useTwo>

function columnsFor(two: Two, changed: ReadonlySet<number>): GridColumn<SampleLine>[] {
  return [
    {
      id: 'line',
      title: two('Линия', 'Line'),
      width: 190,
      pinned: 'start',
      sortable: true,
      cell: ({ line, place }) => (
        <span className="block min-w-0">
          <span className="block truncate">{line}</span>
          <span className="block truncate text-12 text-ink-3">{place}</span>
        </span>
      ),
    },
    {
      id: 'manager',
      title: two('Менеджер', 'Manager'),
      width: 190,
      grows: true,
      sortable: true,
      cell: ({ manager }) => (
        <span className="flex min-w-0 items-center gap-1.5">
          <Avatar name={manager} />
          <span className="truncate">{manager}</span>
        </span>
      ),
    },
    {
      id: 'since',
      title: two('Действует', 'Valid'),
      width: 120,
      sortable: true,
      firstDirection: 'desc',
      cell: ({ since }) => <Moment at={since} />,
    },
    {
      id: 'missed',
      title: two('За 30 дней', 'In 30 days'),
      width: 110,
      align: 'right',
      sortable: true,
      firstDirection: 'desc',
      cell: ({ missed }) => missed,
    },
    {
      id: 'weight',
      title: two('Вес', 'Weight'),
      width: 110,
      cell: ({ weight }) => weight,
      edit: {
        label: two('Вес', 'Weight'),
        value: ({ weight }) => String(weight),
        fault: (text) =>
          /^\d{1,3}$/.test(text) && Number(text) <= 100
            ? null
            : two('Целое число от 0 до 100', 'A whole number from 0 to 100'),
      },
    },
    {
      id: 'state',
      title: two('Состояние', 'State'),
      width: 140,
      pinned: 'end',
      cell: (row) => <StateChip row={row} changed={changed.has(row.id)} two={two} />,
    },
  ]
}

function StateChip({ row, changed, two }: { row: SampleLine; changed: boolean; two: Two }) {
  const xs = { size: 13, strokeWidth: 2, 'aria-hidden': true, className: 'shrink-0' } as const
  if (changed) return <Chip tone="blue">{two('Изменено', 'Changed')}</Chip>
  if (row.clash) {
    return (
      <Chip tone="red" icon={<CircleAlert {...xs} />}>
        {two('Два хозяина', 'Two owners')}
      </Chip>
    )
  }
  return (
    <Chip tone="green" icon={<CircleCheck {...xs} />}>
      {two('Работает', 'Works')}
    </Chip>
  )
}

const valueOf = (row: SampleLine, column: string): string | number => {
  const value = row[column as keyof SampleLine]
  return typeof value === 'boolean' ? Number(value) : value
}

export function GridSample() {
  const two = useTwo()
  const { i18n } = useLingui()
  const all = useMemo(() => sampleLines(2_000, i18n.locale), [i18n.locale])
  const [edits, setEdits] = useState<ReadonlyMap<number, number>>(new Map())
  const [settled, setSettled] = useState(false)
  const [view, setView] = useState(plainView)
  const [sort, setSort] = useState<GridSort | null>({ column: 'line', direction: 'asc' })
  const [ticked, setTicked] = useState<Set<string>>(new Set(['2']))
  const [opened, setOpened] = useState<number | null>(null)
  const [search, setSearch] = useState('')
  const [places, setPlaces] = useState<string[]>([])
  const [fresh, setFresh] = useState(3)
  const columns = useMemo(() => columnsFor(two, new Set(edits.keys())), [two, edits])
  const rows = useMemo(() => {
    const wanted = all.filter(
      (row) =>
        (places.length === 0 || places.includes(row.place)) &&
        `${row.line} ${row.manager}`.toLowerCase().includes(search.toLowerCase()),
    )
    const turned = sort?.direction === 'desc' ? -1 : 1
    const sorted = sort
      ? wanted.toSorted((a, b) => (valueOf(a, sort.column) > valueOf(b, sort.column) ? turned : -turned))
      : wanted
    return sorted.map((row) => ({ ...row, clash: row.clash && !settled, weight: edits.get(row.id) ?? row.weight }))
  }, [all, places, search, sort, edits, settled])
  const counted = useWording().count(rows.length)
  const at = rows.findIndex(({ id }) => id === opened)
  const open = rows[at]
  const placeOptions = [...new Set(all.map(({ place }) => place))].map((place) => ({ id: place, label: place }))
  const step = (by: number): (() => void) | null => {
    const next = rows[at + by]
    return next ? () => setOpened(next.id) : null
  }
  return (
    <div className="relative flex h-[640px] min-h-0 overflow-hidden rounded-lg bg-white shadow-card">
      <div className="flex min-w-0 flex-1 flex-col">
        <div className="px-4 py-3">
          <FilterBar
            label={two('Поиск по линиям', 'Search of lines')}
            placeholder={two('номер или фамилия', 'number or name')}
            search={search}
            onSearch={setSearch}
            conditions={places.map((place) => ({ id: place, label: `${two('Отдел', 'Department')}: ${place}` }))}
            onRemove={(id) => setPlaces(places.filter((place) => place !== id))}
            fields={
              <MultiSelect
                label={two('Отдел', 'Department')}
                placeholder={two('Все отделы', 'All departments')}
                options={placeOptions}
                value={places}
                onChange={setPlaces}
              />
            }
            start={
              <Button look="main" icon={<Plus size={15} aria-hidden="true" />}>
                {two('Добавить линию', 'Add line')}
              </Button>
            }
            end={<GridSettings columns={columns} view={view} onView={setView} />}
          />
        </div>
        {fresh > 0 && <MoreBar words={two('Ещё 3 новых', '3 more new')} onShow={() => setFresh(0)} />}
        <Grid
          label={two('Линии и менеджеры', 'Lines and managers')}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => String(id)}
          rowLabel={({ line }) => line}
          view={view}
          onView={setView}
          sort={sort}
          onSort={setSort}
          ticked={ticked}
          onTick={setTicked}
          opened={opened === null ? null : String(opened)}
          onOpen={({ id }) => setOpened(id)}
          onEdit={({ id }, _column, text) => setEdits(new Map(edits).set(id, Number(text)))}
          problem={(row) => (row.clash ? <Clash two={two} onSettle={() => setSettled(true)} line={row.line} /> : null)}
          empty={
            <FilteredOutState
              onReset={() => {
                setSearch('')
                setPlaces([])
              }}
            >
              {two(`Без отбора линий было бы ${all.length}.`, `Without the filter there would be ${all.length} lines.`)}
            </FilteredOutState>
          }
        />
        {edits.size > 0 ? (
          <UnsavedBar
            saveLabel={two('Сохранить веса', 'Save weights')}
            onSave={() => {
              setEdits(new Map())
              toast(two('Веса сохранены', 'Weights saved'))
            }}
            onUndo={() => setEdits(new Map())}
          >
            {two(
              `Изменено строк: ${edits.size}. Новые звонки пойдут по новым весам, назначенные лиды не тронем.`,
              `Changed rows: ${edits.size}. New calls follow the new weights, assigned leads stay.`,
            )}
          </UnsavedBar>
        ) : (
          <ListFoot
            shown={two(`Показано ${counted}, отмечено ${ticked.size}`, `${counted} shown, ${ticked.size} ticked`)}
            more={null}
          >
            <KeyHints
              hints={[
                { keys: ['↑', '↓'], does: two('строки', 'rows') },
                { keys: ['→'], does: two('правка', 'edit') },
                { keys: ['Space'], does: two('отметить', 'tick') },
                { keys: ['Enter'], does: two('открыть', 'open') },
              ]}
            />
          </ListFoot>
        )}
      </div>
      {open && (
        <SidePanel
          title={open.line}
          subtitle={open.place}
          onClose={() => setOpened(null)}
          onPrevious={step(-1)}
          onNext={step(1)}
        >
          <div className="border-t border-line p-4">
            <KeyValues
              rows={[
                { label: two('Менеджер', 'Manager'), value: open.manager },
                { label: two('Пропущено', 'Missed'), value: open.missed },
                { label: two('Вес', 'Weight'), value: open.weight },
              ]}
            />
          </div>
        </SidePanel>
      )}
    </div>
  )
}

const Clash = ({ two, line, onSettle }: { two: Two; line: string; onSettle: () => void }) => (
  <Note
    tone="red"
    icon={<CircleAlert size={18} strokeWidth={1.75} />}
    action={
      <span className="flex shrink-0 gap-2">
        <Button size="sm" onPress={onSettle}>
          {two('Оставить Северцеву', 'Keep Severtseva')}
        </Button>
        <Button size="sm" onPress={onSettle}>
          {two('Оставить Пахотина', 'Keep Pakhotin')}
        </Button>
      </span>
    }
  >
    <b className="font-semibold">{two(`${line} записан дважды.`, `${line} is listed twice.`)}</b>{' '}
    {two(
      'Пока не выбран хозяин, пропущенные звонки идут в «Неразобранные».',
      'Until an owner is chosen, missed calls go to “Unassigned”.',
    )}
  </Note>
)
