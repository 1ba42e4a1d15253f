import type { View } from '@poryadok/app-backend/portal/contract'
import { type ComponentType, lazy } from 'react'
import ClientRequestsView from '../features/request-list/client-requests-view.tsx'

/**
 * The screen of each placement: one page shows one screen, so there is no router. The tab is in the entry: React holds a
 * lazily loaded screen back for 300 ms once its fallback was shown.
 */
export const views: Record<View, ComponentType> = {
  'contact-requests': ClientRequestsView,
  'company-requests': ClientRequestsView,
  'request-list': lazy(() => import('../features/request-list/request-list-view.tsx')),
  conversation: lazy(() => import('../features/conversation/conversation-view.tsx')),
  'request-tasks': lazy(() => import('../features/external-tasks/request-tasks-view.tsx')),
  'external-task': lazy(() => import('../features/external-tasks/external-task-view.tsx')),
  'company-status': lazy(() => import('../features/company-status/company-status-view.tsx')),
  'center-history': lazy(() => import('../features/contact-center/center-card-view.tsx')),
  'call-card': lazy(() => import('../features/call-card/call-card-view.tsx')),
  main: lazy(() => import('../features/home/main-view.tsx')),
  install: lazy(() => import('../features/setup/install-view.tsx')),
  gallery: lazy(() => import('../features/gallery/gallery-view.tsx')),
}
