import type { RequestRow } from '@poryadok/app-backend/requests/contract'

export const aRow = (over: Partial<RequestRow> = {}): RequestRow => ({
  id: 48213,
  title: 'Не включается выключатель ОР-16',
  stage: { id: 'IN_PROCESS', name: 'В работе', color: '#2FC6F6', meaning: 'process' },
  resolveBy: null,
  category: null,
  responsible: { id: 3, name: 'Алексей Гордеев' },
  createdAt: '2026-11-23T12:00:00.000Z',
  changedAt: '2026-11-24T09:31:00.000Z',
  letterCount: 3,
  lastLetterAt: '2026-11-24T09:31:00.000Z',
  contact: null,
  company: null,
  path: '/crm/lead/details/48213/',
  ...over,
})
