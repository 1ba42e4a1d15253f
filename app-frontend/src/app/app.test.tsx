import { act, render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ApiError } from '../lib/api-error.ts'
import type { PortalFrame, Services } from '../lib/services.ts'
import { aBackend } from '../testing/backend.ts'
import { createApi } from '../lib/api.ts'
import { aTabBoot } from '../features/request-list/testing.ts'
import { aBoot, speak } from '../testing/render-screen.tsx'
import { App } from './app.tsx'

const aFrame: PortalFrame = {
  installing: false,
  proof: async () => ({ memberId: '', accessToken: '' }),
  openPath: async () => undefined,
  openApp: async () => undefined,
  finishInstall: () => undefined,
  resize: () => undefined,
}

function services(boot: Services['boot'], frame: PortalFrame | null): Services {
  const tokens = { token: async () => 'token', renew: async () => 'token' }
  return {
    boot,
    api: createApi({ tokens, lang: boot.lang, fetch: aBackend().fetch }),
    frame: async () => {
      if (!frame) throw new ApiError('frame', 0)
      return frame
    },
    user: () => boot.session?.user ?? null,
  }
}
async function open(boot: Services['boot'] | null, frame: PortalFrame | null = null) {
  speak(boot?.lang ?? 'ru')
  await act(async () => void render(<App services={boot && services(boot, frame)} />))
}

test('a page opened past the portal says where to open it', async () => {
  await open(null)
  expect(screen.getByText('Откройте «Порядок» внутри Битрикс24')).toBeDefined()
})

test('rows of the page are shown although the portal around it never answers', async () => {
  await open(aTabBoot())
  expect(await screen.findByRole('link', { name: 'Запрос 3' })).toBeDefined()
})

test('without a session and without a portal nothing of the client is shown', async () => {
  await open(aBoot({ session: null, page: null }))
  expect(await screen.findByText('Откройте «Порядок» внутри Битрикс24')).toBeDefined()
})

test('without a session the portal is asked first, then the screen opens', async () => {
  await open(aTabBoot({ session: null }), aFrame)
  expect(await screen.findByRole('link', { name: 'Запрос 3' })).toBeDefined()
})

test("the page's own fault is told in the server's words", async () => {
  const error = {
    code: 'portal.not-installed',
    message: 'Установка не закончена.',
    action: 'Попросите администратора.',
    requestId: 'r-2',
  }
  await open(aBoot({ session: null, error }))
  expect((await screen.findByRole('alert')).textContent).toMatch(
    /Установка не закончена\.?Попросите администратора\..*r-2/,
  )
})

test('an English page speaks English', async () => {
  await open(aTabBoot({ lang: 'en' }))
  expect(await screen.findByRole('button', { name: 'Create request' })).toBeDefined()
})
