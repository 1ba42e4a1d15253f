import type { RequestPage, RequestRow } from '@poryadok/app-backend/requests/contract'

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

export const aPage = (over: Partial<RequestPage> = {}): RequestPage => {
  const rows = over.rows ?? [aRow()]
  return {
    rows,
    counts: { open: rows.length, mine: 0, overdue: 0, uncategorized: 0, closed: 0 },
    nextOffset: null,
    asOf: '2026-11-24T09:36:00.000Z',
    firstContactOnly: false,
    mayCreate: true,
    ...over,
  }
}

/** A page of `count` rows with ids counting down from `from`. */
export const rowsFrom = (from: number, count: number): RequestRow[] =>
  Array.from({ length: count }, (_, index) => aRow({ id: from - index, title: `Запрос ${from - index}` }))
