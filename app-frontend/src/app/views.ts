import type { View } from '@poryadok/app-backend/portal/contract'
import { type ComponentType, lazy } from 'react'

const requests = lazy(() => import('../features/requests/requests-view.tsx'))

/** The screen of each placement: one page shows one screen, so there is no router. */
export const views: Record<View, ComponentType> = {
  'contact-requests': requests,
  'company-requests': requests,
  main: lazy(() => import('../features/setup/main-view.tsx')),
  install: lazy(() => import('../features/setup/install-view.tsx')),
}
