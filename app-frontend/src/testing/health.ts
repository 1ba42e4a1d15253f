import type { Health } from '@poryadok/app-backend/operations/contract'

/** An app in order: nothing waits, nothing failed. */
export const aHealth = (over: Partial<Health> = {}): Health => ({
  asOf: '2026-11-24T09:36:00.000Z',
  state: 'ok',
  counts: { ok: 2, soon: 0, bad: 0, off: 1 },
  checks: [
    { id: 'queues', state: 'ok', title: 'Очереди', says: 'Ждут 0.', todo: '' },
    { id: 'disk', state: 'ok', title: 'Место на диске', says: 'Свободно 41 ГБ.', todo: '' },
    { id: 'certificate', state: 'off', title: 'Сертификат', says: 'Адрес без TLS.', todo: '' },
  ],
  queues: [],
  load: { requests: { used: 11, limit: 50 }, heaviest: null, secondsLimit: 480, methods: [] },
  catchUp: null,
  processes: [],
  backups: [],
  ...over,
})
