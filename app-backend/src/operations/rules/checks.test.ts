import { describe, expect, it } from 'vitest'
import { dayMs, hourMs, minuteMs, worstOf, type Check } from './check.ts'
import { checkSentence, checkWords, duration, size } from './check-sentence.ts'
import { hostChecks, type HostFacts } from './host-checks.ts'
import { noticeOf } from './notice-of.ts'
import { portalChecks, type PortalFacts } from './portal-checks.ts'

const now = Date.parse('2026-11-22T12:00:00Z')
const readWell = { failing: [], failingSince: null, stopped: [] }
const failing = (since: number) => ({
  active: 2,
  lastLetterAt: now - hourMs,
  failing: ['a@x'],
  failingSince: since,
  stopped: [],
})
const calm: PortalFacts = {
  queues: { due: 0, oldestDueAt: null },
  deadJobs: 0,
  events: { lastAt: now - minuteMs, lastBySweepAt: null },
  mailboxes: { active: 2, lastLetterAt: now - hourMs, ...readWell },
  quarantined: 0,
  token: { there: true, renewedAt: now - hourMs, owner: 'Анна Кузнецова' },
  load: { requestShare: 0.1, barredUntil: null, method: null, methodShare: 0 },
  sweep: { sources: 2, oldestOkAt: now - 10 * minuteMs, error: false },
  catchUp: null,
}
const well: HostFacts = {
  certificate: { kind: 'valid-until', at: now + 60 * dayMs },
  portalCertificate: { kind: 'valid-until', at: now + 60 * dayMs },
  disk: { freeBytes: 41e9, totalBytes: 100e9, path: '/data' },
  database: { sizeBytes: 5e8, answerMs: 4 },
  backup: { watched: true, lastOkAt: now - 8 * hourMs, lastFailed: false },
  processes: [{ role: 'all', seenAt: now - 5_000 }],
}

const inPortal = (changes: Partial<PortalFacts>) => portalChecks({ ...calm, ...changes }, now)
const onHost = (changes: Partial<HostFacts>) => hostChecks({ ...well, ...changes }, now)
const of = (checks: Check[], id: Check['id']) => {
  const { state, code } = checks.find((check) => check.id === id) as Check
  return `${state} ${code}`
}

describe('a portal that is well', () => {
  it('has nothing to do', () => {
    const checks = [...inPortal({}), ...onHost({})]
    expect(worstOf(checks.map(({ state }) => state))).toBe('ok')
    for (const check of checks) expect(checkSentence(check, 'ru').todo).toBe('')
  })
})

const portalCases: [Check['id'], Partial<PortalFacts>, string][] = [
  ['queues', { queues: { due: 3, oldestDueAt: now - minuteMs } }, 'ok moving'],
  ['queues', { queues: { due: 3, oldestDueAt: now - 6 * minuteMs } }, 'soon stuck'],
  ['queues', { queues: { due: 3, oldestDueAt: now - 31 * minuteMs } }, 'bad stuck'],
  ['dead-jobs', { deadJobs: 1 }, 'soon some'],
  ['dead-jobs', { deadJobs: 20 }, 'bad some'],
  ['events', { events: { lastAt: null, lastBySweepAt: null } }, 'ok none-yet'],
  ['events', { events: { lastAt: now - 9 * hourMs, lastBySweepAt: now - minuteMs } }, 'bad silent'],
  ['events', { events: { lastAt: now - 9 * hourMs, lastBySweepAt: now - 9 * hourMs } }, 'ok coming'],
  ['mailboxes', { mailboxes: { active: 0, lastLetterAt: null, ...readWell } }, 'soon none'],
  ['mailboxes', { mailboxes: { active: 1, lastLetterAt: null, ...readWell } }, 'ok no-letter'],
  ['mailboxes', { mailboxes: { active: 1, lastLetterAt: now - 8 * dayMs, ...readWell } }, 'soon quiet'],
  ['mailboxes', { mailboxes: failing(now - 59 * 60_000) }, 'soon failing'],
  ['mailboxes', { mailboxes: failing(now - hourMs) }, 'bad failing'],
  ['mailboxes', { mailboxes: { ...failing(now), stopped: ['b@x'] } }, 'bad stopped'],
  ['quarantine', { quarantined: 2 }, 'soon some'],
  ['token', { token: { there: false, renewedAt: null, owner: null } }, 'bad none'],
  ['token', { token: { there: true, renewedAt: now - 151 * dayMs, owner: 'А' } }, 'soon ending'],
  ['token', { token: { there: true, renewedAt: now - 174 * dayMs, owner: 'А' } }, 'bad ending'],
  ['requests-limit', { load: { ...calm.load, requestShare: 0.8 } }, 'soon tight'],
  ['requests-limit', { load: { ...calm.load, barredUntil: now + 5_000 } }, 'bad barred'],
  ['methods-limit', { load: { ...calm.load, method: 'crm.item.list', methodShare: 0.3 } }, 'ok used'],
  ['methods-limit', { load: { ...calm.load, method: 'crm.item.list', methodShare: 0.96 } }, 'bad tight'],
  ['sweep', { sweep: { sources: 0, oldestOkAt: null, error: false } }, 'off none'],
  ['sweep', { sweep: { sources: 2, oldestOkAt: null, error: false } }, 'soon first'],
  ['sweep', { sweep: { sources: 2, oldestOkAt: now - 2 * hourMs, error: false } }, 'soon late'],
  ['sweep', { sweep: { sources: 2, oldestOkAt: now - 7 * hourMs, error: true } }, 'bad failing'],
  ['catch-up', { catchUp: { left: 0, endedAt: now - hourMs, running: false } }, 'ok whole'],
  ['catch-up', { catchUp: { left: 4, endedAt: null, running: true } }, 'soon running'],
  ['catch-up', { catchUp: { left: 4, endedAt: now, running: false } }, 'bad left'],
]
const hostCases: [Check['id'], Partial<HostFacts>, string][] = [
  ['certificate', { certificate: { kind: 'plain' } }, 'off plain'],
  ['certificate', { certificate: { kind: 'unseen' } }, 'soon unseen'],
  ['certificate', { certificate: { kind: 'valid-until', at: now + 13 * dayMs } }, 'soon days'],
  ['portal-certificate', { portalCertificate: { kind: 'valid-until', at: now + 2 * dayMs } }, 'bad days'],
  ['certificate', { certificate: { kind: 'valid-until', at: now - dayMs } }, 'bad expired'],
  ['disk', { disk: null }, 'off unknown'],
  ['disk', { disk: { freeBytes: 15, totalBytes: 100, path: '/' } }, 'soon filling'],
  ['disk', { disk: { freeBytes: 9, totalBytes: 100, path: '/' } }, 'bad filling'],
  ['database', { database: { sizeBytes: 1, answerMs: 400 } }, 'soon slow'],
  ['backup', { backup: { watched: false, lastOkAt: null, lastFailed: false } }, 'off elsewhere'],
  ['backup', { backup: { watched: true, lastOkAt: null, lastFailed: false } }, 'bad never'],
  ['backup', { backup: { watched: true, lastOkAt: now - 30 * hourMs, lastFailed: false } }, 'soon old'],
  ['backup', { backup: { watched: true, lastOkAt: now - 49 * hourMs, lastFailed: false } }, 'bad old'],
  ['backup', { backup: { watched: true, lastOkAt: now - hourMs, lastFailed: true } }, 'soon failed'],
  ['processes', { processes: [{ role: 'web', seenAt: now }] }, 'bad no-worker'],
  ['processes', { processes: [{ role: 'worker', seenAt: now }] }, 'bad no-web'],
  [
    'processes',
    {
      processes: [
        { role: 'all', seenAt: now },
        { role: 'all', seenAt: now - 2 * minuteMs },
      ],
    },
    'soon lost',
  ],
]

describe('a check', () => {
  it.each(portalCases)('of %s finds %o to be %s', (id, changes, expected) => {
    expect(of(inPortal(changes), id)).toBe(expected)
  })
  it.each(hostCases)('of the host: %s finds %o to be %s', (id, changes, expected) => {
    expect(of(onHost(changes), id)).toBe(expected)
  })

  it('has words in both languages for everything it may find, and says what to do about every trouble', () => {
    const found = [
      ...portalCases.map(([, changes]) => inPortal(changes)),
      ...hostCases.map(([, changes]) => onHost(changes)),
    ]
    const seen = new Set<string>()
    for (const check of found.flat()) {
      seen.add(`${check.id} ${check.code}`)
      for (const lang of ['ru', 'en'] as const) {
        const { says, todo } = checkSentence(check, lang)
        expect(`${says} ${todo}`, `${check.id} ${check.code}`).not.toMatch(/[{}]|undefined|NaN/)
        expect(says, `${check.id} ${check.code}`).not.toBe(check.code)
        expect(todo !== '', `${check.id} ${check.code}`).toBe(check.state === 'soon' || check.state === 'bad')
      }
    }
    const rows = Object.entries(checkWords).flatMap(([id, { found: codes }]) =>
      Object.keys(codes).map((code) => `${id} ${code}`),
    )
    expect(rows.filter((row) => !seen.has(row) && !row.startsWith('portal-certificate'))).toEqual([])
  })
})

describe('a notice', () => {
  const hosts = { own: 'app.example', portal: 'zavod.example' }
  const noticed = (checks: Check[]) => checks.map((check) => noticeOf(check, hosts)).filter((one) => one !== null)

  it('is not sent while all is well', () => {
    expect(noticed([...inPortal({}), ...onHost({})])).toEqual([])
  })

  it('tells of an old backup after two days, of a disk below a tenth, of a certificate two weeks ahead', () => {
    const checks = onHost({
      backup: { watched: true, lastOkAt: now - 50 * hourMs, lastFailed: false },
      disk: { freeBytes: 9, totalBytes: 100, path: '/' },
      portalCertificate: { kind: 'valid-until', at: now + 10 * dayMs },
    })
    expect(noticed(checks)).toEqual([
      { kind: 'operations.certificate-ends', params: { host: 'zavod.example', days: 10 } },
      { kind: 'operations.disk-low', params: { percent: 9 } },
      { kind: 'operations.backup-old', params: { days: 2 } },
    ])
    expect(noticed(onHost({ backup: { watched: true, lastOkAt: now - 30 * hourMs, lastFailed: false } }))).toEqual([])
  })

  it('tells of given-up work and of a key that ends', () => {
    const checks = inPortal({ deadJobs: 2, token: { there: true, renewedAt: now - 160 * dayMs, owner: null } })
    expect(noticed(checks).map(({ kind }) => kind)).toEqual(['operations.jobs-dead', 'portal.token-ageing'])
  })
})

describe('values in words', () => {
  it.each([
    [0, '0 с'],
    [59_999, '59 с'],
    [40 * minuteMs, '40 мин'],
    [119 * minuteMs, '119 мин'],
    [26 * hourMs, '26 ч'],
    [49 * hourMs, '2 дн.'],
  ])('a duration of %d ms is %s', (ms, text) => {
    expect(duration(ms, 'ru')).toBe(text)
  })
  it.each([
    [500, '1 KB'],
    [5e8, '500 MB'],
    [4.15e10, '42 GB'],
    [1.5e9, '1.5 GB'],
  ])('a size of %d bytes is %s', (bytes, text) => {
    expect(size(bytes, 'en')).toBe(text)
  })
})
