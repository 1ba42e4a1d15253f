import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { aBackend } from '../../testing/backend.ts'
import { aBoot, renderScreen } from '../../testing/render-screen.tsx'
import GalleryView from './gallery-view.tsx'

/** Words of the page without samples of machine text. */
const words = (): string => document.body.textContent ?? ''

test.each(['ru', 'en'] as const)('every group of parts opens in %s and asks the server for nothing', async (lang) => {
  const backend = aBackend()
  renderScreen(<GalleryView />, { backend, boot: aBoot({ lang }) })
  const user = userEvent.setup()
  const tabs = screen.getAllByRole('tab').slice(0, 7)
  expect(tabs).toHaveLength(7)
  for (const tab of tabs) {
    await user.click(tab)
    expect(words().length).toBeGreaterThan(200)
    expect(words().match(lang === 'en' ? /[А-Яа-яЁё]+/g : /undefined|NaN/g)).toBeNull()
  }
  expect(backend.calls).toEqual([])
})

test('the gallery is for administrators', () => {
  const boot = aBoot()
  const session = boot.session && { ...boot.session, user: { ...boot.session.user, isAdmin: false } }
  renderScreen(<GalleryView />, { backend: aBackend(), boot: { ...boot, session } })
  expect(screen.queryByRole('tab')).toBeNull()
  expect(screen.getByRole('status').textContent).toContain('смотрит администратор')
})
