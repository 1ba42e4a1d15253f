import { dayMs, type Check } from './check.ts'

/** A notice to administrators: row of the catalogue of texts, and its values. */
export interface NoticeWords {
  kind:
    | 'operations.backup-old'
    | 'operations.disk-low'
    | 'operations.certificate-ends'
    | 'operations.jobs-dead'
    | 'portal.token-ageing'
  params: Record<string, string | number>
}

/** What is worth an interruption; null: the page shows it to those who look, or another part of the product tells it. */
export function noticeOf(
  { id, state, code, params }: Check,
  hosts: { own: string; portal: string },
): NoticeWords | null {
  if (state !== 'soon' && state !== 'bad') return null
  const age = typeof params['age'] === 'object' && 'ms' in params['age'] ? params['age'].ms : 0
  const number = (name: string) => Number(params[name])
  // One day without a backup may be a late night; two are a fault.
  if (id === 'backup' && state === 'bad' && code !== 'never')
    return { kind: 'operations.backup-old', params: { days: Math.floor(age / dayMs) } }
  if (id === 'disk' && state === 'bad') return { kind: 'operations.disk-low', params: { percent: number('percent') } }
  if (id === 'certificate' && code === 'days')
    return { kind: 'operations.certificate-ends', params: { host: hosts.own, days: number('days') } }
  if (id === 'portal-certificate' && code === 'days')
    return { kind: 'operations.certificate-ends', params: { host: hosts.portal, days: number('days') } }
  if (id === 'dead-jobs') return { kind: 'operations.jobs-dead', params: { count: number('count') } }
  if (id === 'token' && code === 'ending') return { kind: 'portal.token-ageing', params: { days: number('days') } }
  return null
}
