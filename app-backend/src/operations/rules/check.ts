/** ok: nothing to do; soon: look at it in the coming days; bad: act now; off: not used here. */
export type CheckState = 'ok' | 'soon' | 'bad' | 'off'

export type PortalCheckId =
  | 'queues'
  | 'dead-jobs'
  | 'events'
  | 'mailboxes'
  | 'quarantine'
  | 'token'
  | 'requests-limit'
  | 'methods-limit'
  | 'sweep'
  | 'catch-up'
export type HostCheckId = 'certificate' | 'portal-certificate' | 'disk' | 'database' | 'backup' | 'processes'
export type CheckId = PortalCheckId | HostCheckId

/**
 * What was found of one thing, for a sentence. `code` names it within the check; a value is shown as it stands, in the reader's
 * language: `{ ms }` as a duration, `{ bytes }` as a size.
 */
export interface Check {
  id: CheckId
  state: CheckState
  code: string
  params: Record<string, CheckValue>
}
export type CheckValue = number | string | { ms: number } | { bytes: number }

export const minuteMs = 60_000
export const hourMs = 60 * minuteMs
export const dayMs = 24 * hourMs

/** The worst of several; what is off does not count, nothing at all is ok. */
export function worstOf(states: readonly CheckState[]): CheckState {
  if (states.includes('bad')) return 'bad'
  return states.includes('soon') ? 'soon' : 'ok'
}

/** `bad` from one bound on, `soon` from the other. */
export const grade = (value: number, { soon, bad }: { soon: number; bad: number }): CheckState => {
  if (value >= bad) return 'bad'
  return value >= soon ? 'soon' : 'ok'
}
