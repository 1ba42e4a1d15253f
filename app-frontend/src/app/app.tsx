import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { QueryClientProvider } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useState } from 'react'
import { I18nProvider as AriaI18nProvider } from 'react-aria-components/I18nProvider'
import { type Services, ServicesContext } from '../lib/services.ts'
import { Gate } from './gate.tsx'
import { OutsideScreen } from './outside-screen.tsx'
import { createQueryClient } from './query-client.ts'
import { views } from './views.ts'
import { ScreenGuard } from './screen-guard.tsx'

const Toasts = lazy(() => import('../ui/toasts.tsx'))

/** services is null when the page was opened past the portal. */
export function App({ services }: { services: Services | null }) {
  const [queries] = useState(createQueryClient)
  return (
    <I18nProvider i18n={i18n}>
      <AriaI18nProvider locale={i18n.locale === 'ru' ? 'ru-RU' : 'en-GB'}>
        <QueryClientProvider client={queries}>
          {services ? (
            <ServicesContext value={services}>
              <Screen services={services} />
            </ServicesContext>
          ) : (
            <OutsideScreen />
          )}
        </QueryClientProvider>
      </AriaI18nProvider>
    </I18nProvider>
  )
}

function Screen({ services }: { services: Services }) {
  const View = views[services.boot.view]
  const [settled, setSettled] = useState(false)
  useEffect(() => {
    // The toast region is not part of the first picture.
    const timer = setTimeout(() => setSettled(true), 1_500)
    return () => clearTimeout(timer)
  }, [])
  return (
    <ScreenGuard>
      <Gate>
        <Suspense fallback={null}>
          <View />
        </Suspense>
      </Gate>
      <Suspense fallback={null}>{settled && <Toasts />}</Suspense>
    </ScreenGuard>
  )
}
