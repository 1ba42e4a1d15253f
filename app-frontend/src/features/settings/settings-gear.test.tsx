import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { aTabBoot, showTab } from '../request-list/testing.ts'

const aFrame = (openApp: () => Promise<void>) => ({
  installing: false,
  proof: async () => ({ memberId: '', accessToken: '' }),
  openPath: async () => undefined,
  openApp,
  finishInstall: () => undefined,
  resize: () => undefined,
})

test('the gear of a placement opens the settings of its slice by keyboard, and what they changed is read after', async () => {
  let close = (): void => undefined
  const openApp = vi.fn(() => new Promise<void>((resolve) => (close = resolve)))
  const backend = showTab({ frame: aFrame(openApp) })
  const pages = () => backend.calls.filter((call) => call === 'POST /api/request-list/page')
  screen.getByRole('button', { name: 'Настройки раздела' }).focus()
  await userEvent.keyboard('{Enter}')
  await waitFor(() => expect(openApp).toHaveBeenCalledExactlyOnceWith({ section: 'settings', item: 'requests' }))
  expect(pages()).toEqual([])
  close()
  await waitFor(() => expect(pages()).toHaveLength(1))
})

test('who may not change the settings sees no gear', () => {
  const user = { id: 5, name: 'Дарья', isAdmin: false }
  const session = { token: 't', expiresAt: '2026-11-24T10:00:00.000Z', user }
  showTab({ boot: aTabBoot({ session }) })
  expect(screen.queryByRole('button', { name: 'Настройки раздела' })).toBeNull()
})
