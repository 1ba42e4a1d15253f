import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, test } from 'vitest'
import { aBackend } from '../../testing/backend.ts'
import { renderScreen } from '../../testing/render-screen.tsx'
import { Grid } from './grid.tsx'
import { GridSettings } from './grid-settings.tsx'
import { type GridColumn, type GridSort, type GridView, plainView } from './grid-types.ts'

interface Line {
  id: number
  name: string
  weight: number
}

const lines = (count: number): Line[] =>
  Array.from({ length: count }, (_, index) => ({ id: index + 1, name: `Линия ${index + 1}`, weight: index * 10 }))

const columns: GridColumn<Line>[] = [
  { id: 'name', title: 'Линия', width: 200, pinned: 'start', sortable: true, cell: ({ name }) => name },
  {
    id: 'weight',
    title: 'Вес',
    width: 100,
    sortable: true,
    firstDirection: 'desc',
    cell: ({ weight }) => weight,
    edit: {
      label: 'Вес',
      value: ({ weight }) => String(weight),
      fault: (text) => (/^\d+$/.test(text) ? null : 'Нужно целое число'),
    },
  },
]

const eight = lines(8)

function Watched({ name, onRender }: { name: string; onRender: () => void }) {
  onRender()
  return name
}

interface Seen {
  sorts: GridSort[]
  opened: number[]
  edits: [number, string, string][]
  views: GridView[]
}

function Stage({ rows, seen, troubled }: { rows: Line[]; seen: Seen; troubled?: number | undefined }) {
  const [ticked, setTicked] = useState<Set<string>>(new Set())
  const [view, setView] = useState(plainView)
  const keepView = (next: GridView): void => {
    seen.views.push(next)
    setView(next)
  }
  return (
    <>
      <GridSettings columns={columns} view={view} onView={keepView} />
      <Grid
        label="Линии"
        columns={columns}
        rows={rows}
        rowKey={({ id }) => String(id)}
        rowLabel={({ name }) => name}
        sort={{ column: 'name', direction: 'asc' }}
        onSort={(sort) => seen.sorts.push(sort)}
        ticked={ticked}
        onTick={setTicked}
        onOpen={({ id }) => seen.opened.push(id)}
        onEdit={({ id }, column, text) => seen.edits.push([id, column, text])}
        view={view}
        onView={keepView}
        {...(troubled === undefined ? {} : { problem: ({ id }: Line) => (id === troubled ? 'Два хозяина' : null) })}
        empty={<p>Пусто</p>}
      />
    </>
  )
}

function show(rows: Line[], troubled?: number) {
  const seen: Seen = { sorts: [], opened: [], edits: [], views: [] }
  renderScreen(<Stage rows={rows} seen={seen} troubled={troubled} />, { backend: aBackend() })
  return { seen, user: userEvent.setup(), row: (name: string) => screen.getByRole('row', { name: new RegExp(name) }) }
}

test('a sorted column turns its order, another one begins with its own direction', async () => {
  const { seen, user } = show(lines(3))
  expect(screen.getByRole('columnheader', { name: /Линия/ }).getAttribute('aria-sort')).toBe('ascending')
  await user.click(screen.getByRole('button', { name: 'Линия' }))
  await user.click(screen.getByRole('button', { name: 'Вес' }))
  expect(seen.sorts).toEqual([
    { column: 'name', direction: 'desc' },
    { column: 'weight', direction: 'desc' },
  ])
})

test('five thousand rows put a few dozen into the page and tell their number', () => {
  show(lines(5_000))
  expect(screen.getAllByRole('row').length).toBeLessThan(60)
  expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('5001')
})

test('arrows, End and Home move between rows, one of which takes part in the Tab order', async () => {
  const { user, row } = show(lines(4))
  row('Линия 1').focus()
  await user.keyboard('{ArrowDown}')
  expect(document.activeElement).toBe(row('Линия 2'))
  await user.keyboard('{End}')
  expect(document.activeElement).toBe(row('Линия 4'))
  await user.keyboard('{ArrowDown}')
  expect(document.activeElement).toBe(row('Линия 4'))
  await user.keyboard('{Home}')
  expect(document.activeElement).toBe(row('Линия 1'))
  const stops = screen.getAllByRole('row').filter((one) => one.getAttribute('tabindex') === '0')
  expect(stops).toEqual([row('Линия 1')])
})

test('Enter opens the row, Space ticks it', async () => {
  const { seen, user, row } = show(lines(3))
  row('Линия 2').focus()
  await user.keyboard('{Enter} ')
  expect(seen.opened).toEqual([2])
  expect(row('Линия 2').getAttribute('aria-selected')).toBe('true')
  expect(row('Линия 1').getAttribute('aria-selected')).toBe('false')
})

test('the tick of the header ticks all rows and unticks them, and says when only some are ticked', async () => {
  const { user, row } = show(lines(3))
  const all = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Отметить все строки' })
  await user.click(screen.getByRole('checkbox', { name: 'Отметить: Линия 2' }))
  expect(all.indeterminate).toBe(true)
  await user.click(all)
  expect(row('Линия 3').getAttribute('aria-selected')).toBe('true')
  await user.click(all)
  expect(row('Линия 3').getAttribute('aria-selected')).toBe('false')
})

test('a tick renders its own row alone, however many are in sight', async () => {
  const rendered: string[] = []
  const watched: GridColumn<Line>[] = [
    {
      id: 'name',
      title: 'Линия',
      width: 200,
      cell: ({ name }) => <Watched name={name} onRender={() => rendered.push(name)} />,
    },
  ]
  function Watching() {
    const [ticked, setTicked] = useState<Set<string>>(new Set())
    return (
      <Grid
        label="Линии"
        columns={watched}
        rows={eight}
        rowKey={({ id }) => String(id)}
        rowLabel={({ name }) => name}
        ticked={ticked}
        onTick={setTicked}
      />
    )
  }
  renderScreen(<Watching />, { backend: aBackend() })
  const box = screen.getByRole('checkbox', { name: /Линия 3/ })
  await userEvent.click(box)
  rendered.length = 0
  await userEvent.click(box)
  expect(screen.getByRole('row', { name: /Линия 3/ }).getAttribute('aria-selected')).toBe('false')
  expect(new Set(rendered)).toEqual(new Set(['Линия 3']))
})

test('a tick does not open the row', async () => {
  const { seen, user } = show(lines(3))
  await user.click(screen.getByRole('checkbox', { name: 'Отметить: Линия 2' }))
  expect(seen.opened).toEqual([])
})

test('Right reaches the editable cell, Enter keeps what was typed and the focus comes back', async () => {
  const { seen, user, row } = show(lines(3))
  row('Линия 2').focus()
  await user.keyboard('{ArrowRight}{Enter}')
  await user.keyboard('45{Enter}')
  expect(seen.edits).toEqual([[2, 'weight', '45']])
  expect(seen.opened).toEqual([])
  expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Изменить: Вес/)
  expect(screen.queryByRole('textbox')).toBeNull()
})

test('Escape leaves the value as it was', async () => {
  const { seen, user } = show(lines(2))
  await user.click(screen.getByRole('button', { name: 'Изменить: Вес, сейчас 10' }))
  await user.keyboard('77{Escape}')
  expect(seen.edits).toEqual([])
  expect(screen.getByRole('button', { name: 'Изменить: Вес, сейчас 10' })).toBe(document.activeElement)
})

test('a value that cannot stand says why and is not kept', async () => {
  const { seen, user } = show(lines(2))
  await user.click(screen.getByRole('button', { name: 'Изменить: Вес, сейчас 10' }))
  await user.keyboard('много{Enter}')
  expect(screen.getByRole('alert').textContent).toBe('Нужно целое число')
  expect(screen.getByRole('textbox').getAttribute('aria-invalid')).toBe('true')
  expect(seen.edits).toEqual([])
})

test('a row that needs a decision is followed by its explanation', () => {
  show(lines(3), 2)
  const rows = screen.getAllByRole('row').map(({ textContent }) => textContent)
  const at = rows.findIndex((text) => text?.includes('Линия 2'))
  expect(rows[at + 1]).toContain('Два хозяина')
})

test('the edge of a column is moved by arrows and put back by Home', () => {
  const { seen } = show(lines(1))
  const edge = screen.getByRole('separator', { name: 'Ширина столбца «Вес»' })
  fireEvent.keyDown(edge, { key: 'ArrowRight' })
  expect(edge.getAttribute('aria-valuenow')).toBe('116')
  fireEvent.keyDown(edge, { key: 'Home' })
  expect(seen.views.at(-1)?.widths).toEqual({})
})

test('a column is hidden and density chosen in the settings; a pinned column is always there', async () => {
  const { seen, user } = show(lines(1))
  await user.click(screen.getByRole('button', { name: 'Столбцы и плотность' }))
  const dialog = within(screen.getByRole('dialog'))
  expect(dialog.queryByRole('checkbox', { name: 'Линия' })).toBeNull()
  await user.click(dialog.getByRole('checkbox', { name: 'Вес' }))
  await user.click(dialog.getByRole('radio', { name: 'Плотно' }))
  expect(seen.views.at(-1)).toEqual({ hidden: ['weight'], widths: {}, density: 'dense' })
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('columnheader', { name: /Вес/ })).toBeNull()
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Столбцы и плотность' })))
})

test('without rows the empty state stands under the header', () => {
  show([])
  expect(screen.getByText('Пусто')).toBeDefined()
})
