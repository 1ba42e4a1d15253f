import type { FormerBanners } from '@poryadok/app-backend/former-contacts/contract'
import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { aBackend, json } from '../../testing/backend.ts'
import { renderScreen } from '../../testing/render-screen.tsx'
import { FormerBanner } from './former-banner.tsx'

const route = 'GET /api/former-contacts/banners'
const away: FormerBanners = {
  contacts: [
    {
      contactId: 5,
      name: 'Иван Петров',
      path: '/crm/contact/details/5/',
      markedAt: '2026-11-20T09:00:00.000Z',
      companies: [{ id: 3, title: 'Заречье', path: '/crm/company/details/3/' }],
      successor: { id: 6, title: 'Ольга Сомова', path: '/crm/contact/details/6/' },
    },
  ],
}

test('a request of somebody who left says since when, from where, and whom to turn to', async () => {
  renderScreen(<FormerBanner contactId={5} />, { backend: aBackend({ [route]: () => json(away) }) })
  expect(await screen.findByText(/Иван Петров не работает с 20\.11/)).toBeTruthy()
  expect(screen.getByText('Заречье')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Ольга Сомова' })).toBeTruthy()
})

test('a request of somebody who works says nothing', async () => {
  const backend = aBackend({ [route]: () => json({ contacts: [] }) })
  const { container } = renderScreen(<FormerBanner contactId={5} />, { backend })
  await waitFor(() => expect(backend.calls).toHaveLength(1))
  expect(container.textContent).toBe('')
})
