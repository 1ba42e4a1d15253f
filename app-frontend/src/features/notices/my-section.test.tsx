import type { NoticePreferencesPage } from '@poryadok/app-backend/messages/contract'
import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { aBackend, json } from '../../testing/backend.ts'
import { aBoot, renderScreen } from '../../testing/render-screen.tsx'
import MySection from './my-section.tsx'

const page: NoticePreferencesPage = {
  preferences: { language: null, digest: 'now', muted: [], quiet: null },
  kinds: [
    { kind: 'letters.quarantine', title: { ru: 'Письма в карантине', en: 'Letters in quarantine' }, urgent: false },
    { kind: 'backup.old', title: { ru: 'Копия устарела', en: 'The backup is old' }, urgent: true },
  ],
  zone: 'Europe/Moscow',
}

function show(lang: 'ru' | 'en' = 'ru') {
  const backend = aBackend({
    'GET /api/notices/preferences': () => json(page),
    'GET /api/signature': () => json({ text: '' }),
  })
  renderScreen(<MySection />, { backend, boot: aBoot({ view: 'main', client: null, lang }) })
  return backend
}

test('a kind is muted and hours are kept quiet, for oneself alone', async () => {
  const backend = show()
  const preferences = { ...page.preferences, muted: ['letters.quarantine'], quiet: { from: '20:00', to: '08:00' } }
  backend.on('PUT /api/notices/preferences', () => json({ ...page, preferences }))
  await userEvent.click(await screen.findByRole('checkbox', { name: 'Письма в карантине' }))
  await userEvent.click(screen.getByRole('switch', { name: 'Тихие часы' }))
  await userEvent.click(screen.getByRole('button', { name: 'Сохранить уведомления' }))
  await waitFor(() => expect(screen.queryByText(/Правки не сохранены/)).toBeNull())
  expect(backend.bodies).toContainEqual(preferences)
})

test('edits are taken back', async () => {
  show()
  const kind = await screen.findByRole('checkbox', { name: 'Копия устарела' })
  await userEvent.click(kind)
  await userEvent.click(screen.getByRole('button', { name: 'Отменить правки' }))
  expect((kind as HTMLInputElement).checked).toBe(true)
})

test('speaks English', async () => {
  show('en')
  await screen.findByText('Letters in quarantine')
  await screen.findByRole('textbox')
  expect(document.body.textContent).not.toMatch(/[а-яё]/i)
})
