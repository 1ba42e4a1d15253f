import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { aBackend } from '../../testing/backend.ts'
import { renderScreen } from '../../testing/render-screen.tsx'
import { RuleDialog } from './rule-dialog.tsx'

test('the dialog of a colour rule names the words that a phrase may hold', async () => {
  const rule = {
    id: 'r-1',
    found: [],
    statuses: [],
    relations: [],
    directions: [],
    colour: 'grey' as const,
    title: 'Номер скрыт',
    text: '',
    action: 'none' as const,
  }
  renderScreen(
    <RuleDialog rule={rule} statuses={[]} onKeep={() => undefined} onRemove={null} onClose={() => undefined} />,
    { backend: aBackend({}) },
  )
  expect(await screen.findByText(/^Подставятся: \{company\}, .*\{number\}\.$/)).toBeDefined()
})
