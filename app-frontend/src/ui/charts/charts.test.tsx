import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { aBackend } from '../../testing/backend.ts'
import { renderScreen } from '../../testing/render-screen.tsx'
import { BarChart } from './bar-chart.tsx'
import { ChartCard } from './chart-card.tsx'
import type { ChartData } from './chart-types.ts'
import { LineChart } from './line-chart.tsx'

const data: ChartData = {
  points: ['9', '10', '11'],
  longPoints: ['пн 9 ноября', 'вт 10 ноября', 'ср 11 ноября'],
  format: (value) => `${value} шт.`,
  goal: { value: 15, label: 'цель 15' },
  series: [
    { id: 'came', label: 'поступило', values: [10, 20, 30] },
    { id: 'done', label: 'решено', values: [5, null, 25], bad: true },
  ],
}

test('arrows read the values of the points, Escape ends the reading', async () => {
  renderScreen(<BarChart label="Поступило" data={data} />, { backend: aBackend() })
  const user = userEvent.setup()
  screen.getByRole('group', { name: /^Поступило/ }).focus()
  await user.keyboard('{ArrowRight}{ArrowRight}')
  const said = screen.getByRole('status').textContent
  expect(said).toContain('вт 10 ноября')
  expect(said).toContain('поступило 20 шт.')
  expect(said).toContain('решено —')
  await user.keyboard('{End}')
  expect(screen.getByRole('status').textContent).toContain('ср 11 ноября')
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('status')).toBeNull()
})

test('a missing value breaks the line and a bad series is dashed', () => {
  const { container } = renderScreen(<LineChart label="Доля" data={data} />, { backend: aBackend() })
  const paths = [...container.querySelectorAll('path')]
  expect(paths.map((path) => path.getAttribute('d')?.match(/M/g)?.length)).toEqual([1, 2])
  expect(paths.map((path) => path.hasAttribute('stroke-dasharray'))).toEqual([false, true])
})

test('the menu turns the chart into a table with every value and back', async () => {
  renderScreen(
    <ChartCard title="Поступило" pointTitle="День" data={data}>
      <BarChart label="Поступило" data={data} />
    </ChartCard>,
    { backend: aBackend() },
  )
  const user = userEvent.setup()
  const menu = screen.getByRole('button', { name: 'Таблица, печать, картинка' })
  await user.click(menu)
  await user.click(screen.getByRole('menuitem', { name: 'Показать таблицей' }))
  const table = within(screen.getByRole('table'))
  expect(table.getAllByRole('row')).toHaveLength(4)
  expect(table.getByRole('row', { name: /вт 10 ноября/ }).textContent).toBe('вт 10 ноября20 шт.—')
  await vi.waitFor(() => expect(document.activeElement).toBe(menu))
  await user.click(menu)
  await user.click(screen.getByRole('menuitem', { name: 'Показать графиком' }))
  expect(screen.queryByRole('table')).toBeNull()
})

test('printing shows the card alone until the dialog of the browser closes', async () => {
  const print = vi.fn(() => undefined)
  vi.stubGlobal('print', print)
  renderScreen(
    <ChartCard title="Поступило" pointTitle="День" data={data}>
      <BarChart label="Поступило" data={data} />
    </ChartCard>,
    { backend: aBackend() },
  )
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: 'Таблица, печать, картинка' }))
  await user.click(screen.getByRole('menuitem', { name: 'Напечатать' }))
  expect(print).toHaveBeenCalledOnce()
  expect('printing' in document.body.dataset).toBe(true)
  window.dispatchEvent(new Event('afterprint'))
  expect('printing' in document.body.dataset).toBe(false)
})
