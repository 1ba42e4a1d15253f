import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { aBackend } from '../testing/backend.ts'
import { renderScreen } from '../testing/render-screen.tsx'
import { useMomentLabel } from './use-moment-label.ts'

function Labels({ labels }: { labels: readonly string[] }) {
  const labelOf = useMomentLabel()
  return labels.map((label) => <p key={label}>{labelOf(label)}</p>)
}

test('an instant among labels is a date in the person’s zone; other labels stay', () => {
  const at = new Date(2025, 10, 24, 12, 30)
  renderScreen(<Labels labels={[at.toISOString(), 'без срока', '2025-11-24']} />, { backend: aBackend() })
  expect(screen.getByText('пн 24.11.2025, 12:30')).toBeDefined()
  expect(screen.getByText('без срока')).toBeDefined()
  expect(screen.getByText('2025-11-24')).toBeDefined()
})
