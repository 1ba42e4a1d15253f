import type { ImportRunView } from '@poryadok/app-backend/record-import/contract'
import type { FailureGroup, StagedRowView } from '@poryadok/app-backend/record-import/failures/contract'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { aBackend, fault, json } from '../../testing/backend.ts'
import { renderScreen } from '../../testing/render-screen.tsx'
import { FailedRows } from './failed-rows.tsx'

const run = { id: '0b5c1f8e-7a51-4f0e-9f57-4d3c1a2b6c7d', columns: ['CaseNumber', 'Status'] } as ImportRunView
const group: FailureGroup = {
  code: 'import.stage-unknown',
  title: 'Такой стадии нет',
  detail: '',
  count: 3,
  params: { column: 'Status' },
  texts: [],
}
const aRow = (number: number): StagedRowView => ({
  id: String(number),
  number,
  originId: `0004187${number}`,
  state: 'FAILED',
  cells: [`0004187${number}`, 'Закрыто'],
  because: [],
  itemId: null,
})

test('next rows that cannot be read are said beside those that came, and asked for again by the person alone', async () => {
  let answers = false
  const backend = aBackend({
    [`GET /api/imports/${run.id}/rows`]: (query) => {
      if (query.get('after') === '0') return json({ rows: [aRow(1), aRow(2)], more: true })
      return answers ? json({ rows: [aRow(3)], more: false }) : fault(503)
    },
  })
  const asked = () => backend.calls.length
  renderScreen(<FailedRows run={run} group={group} onClose={() => {}} />, { backend })
  expect((await screen.findByRole('alert')).textContent).toContain('Следующие строки не прочитаны. Портал не отвечает.')
  const before = asked()
  screen.getByRole('row', { name: /00041871/ }).focus()
  await userEvent.keyboard('{End}{Home}')
  expect(asked()).toBe(before)
  answers = true
  await userEvent.click(screen.getByRole('button', { name: 'Повторить' }))
  expect(await screen.findByRole('row', { name: /00041873/ })).toBeDefined()
  expect(screen.queryByRole('alert')).toBeNull()
})
