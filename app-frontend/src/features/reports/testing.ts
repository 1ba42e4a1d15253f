import type { DrillPage, Report, ReportRow } from '@poryadok/app-backend/stage-time/contract'

const hourMs = 3_600_000
const row = (key: string, name: string, open: number, overdue: number): ReportRow => ({
  key,
  name,
  counts: { open, overdue, closed: 8, breached: 2 },
  stages: [{ stageId: 'NEW', count: 9, medianMs: 0.4 * hourMs, p85Ms: 52 * hourMs }],
})

/** What the backend tells of two categories. */
export const aReport = (over: Partial<Report> = {}): Report => ({
  scope: 'all',
  stages: [
    { id: 'NEW', name: 'Новый', color: null, meaning: 'process' },
    { id: 'WORK', name: 'В работе', color: null, meaning: 'process' },
  ],
  total: row('none', '', 12, 3),
  rows: [row('11', 'Неисправность', 7, 3), row('none', '', 5, 0)],
  trend: [
    { week: '2026-11-16', stages: [{ stageId: 'NEW', count: 4, medianMs: hourMs, p85Ms: 2 * hourMs }] },
    { week: '2026-11-23', stages: [{ stageId: 'NEW', count: 5, medianMs: 2 * hourMs, p85Ms: 3 * hourMs }] },
  ],
  options: { category: [{ key: '11', name: 'Неисправность' }], group: [], person: [] },
  history: { readAt: '2026-11-24T09:00:00.000Z', whole: true },
  mayExport: true,
  holders: { all: [], export: [] },
  mayRebuild: true,
  ...over,
})

/** Two requests behind a figure. */
export const aDrill = (): DrillPage => ({
  rows: [41, 42].map((id) => ({
    id,
    title: `Запрос ${id}`,
    path: `/crm/lead/details/${id}/`,
    stage: 'Новый',
    person: 'Олег Ким',
    category: 'Неисправность',
    resolveBy: '2026-11-24T06:00:00.000Z',
    ms: 3 * hourMs,
  })),
  next: null,
})
