import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import type { Boot } from '@poryadok/app-backend/portal/contract'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { I18nProvider as AriaI18nProvider } from 'react-aria-components/I18nProvider'
import { createApi } from '../lib/api.ts'
import { ApiError } from '../lib/api-error.ts'
import { type PortalFrame, type Services, ServicesContext } from '../lib/services.ts'
import { messages as en } from '../locales/en.po'
import { messages as ru } from '../locales/ru.po'
import type { Backend } from './backend.ts'

export const speak = (lang: 'ru' | 'en'): void =>
  i18n.loadAndActivate({ locale: lang, messages: lang === 'ru' ? ru : en })

export const aBoot = (over: Partial<Boot> = {}): Boot => ({
  view: 'contact-requests',
  lang: 'ru',
  session: {
    token: 'token',
    expiresAt: '2026-11-24T10:00:00.000Z',
    user: { id: 1, name: 'Марина Лучинина', isAdmin: true },
  },
  error: null,
  client: { kind: 'contact', id: 7 },
  requestId: null,
  taskId: null,
  list: null,
  page: null,
  ...over,
})

interface ScreenOptions {
  backend: Backend
  boot?: Boot
  /** null: no portal answers around the page. */
  frame?: PortalFrame | null
}

/** Renders a screen with the services of a page whose backend and portal the test plays. */
export function renderScreen(screen: ReactNode, { backend, boot = aBoot(), frame = null }: ScreenOptions) {
  speak(boot.lang)
  const tokens = { token: async () => 'token', renew: async () => 'token' }
  const services: Services = {
    boot,
    api: createApi({ tokens, lang: boot.lang, fetch: backend.fetch }),
    frame: async () => {
      if (!frame) throw new ApiError('frame', 0)
      return frame
    },
    user: () => boot.session?.user ?? null,
  }
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 60_000 } } })
  return render(
    <I18nProvider i18n={i18n}>
      <AriaI18nProvider locale={boot.lang === 'ru' ? 'ru-RU' : 'en-GB'}>
        <QueryClientProvider client={queries}>
          <ServicesContext value={services}>{screen}</ServicesContext>
        </QueryClientProvider>
      </AriaI18nProvider>
    </I18nProvider>,
  )
}
