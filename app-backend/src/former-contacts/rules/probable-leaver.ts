import { reason, type Reason } from '../../kernel/reason.ts'

export interface LeaverFacts {
  now: Date
  /** The last letter that a server gave back for good, and its address; null: none did. */
  bounced: { address: string; at: Date } | null
  /** When something last happened with the contact, and with the busiest of its companies; null: unknown. */
  lastHeard: Date | null
  companyLastHeard: Date | null
  /** So long a contact may be silent while its company is not; 0: silence says nothing. */
  silentMonths: number
}

const before = (now: Date, months: number): Date => {
  const at = new Date(now)
  at.setUTCMonth(at.getUTCMonth() - months)
  return at
}

/** Why a contact has probably left its company; empty: nothing says so. What was heard after a bounce outweighs it. */
export function probableLeaver(facts: LeaverFacts): Reason[] {
  const { now, bounced, lastHeard, companyLastHeard, silentMonths } = facts
  const gone = bounced && (lastHeard === null || lastHeard <= bounced.at) ? bounced : null
  const since = before(now, silentMonths)
  const silent =
    silentMonths > 0 &&
    lastHeard !== null &&
    lastHeard < since &&
    companyLastHeard !== null &&
    companyLastHeard >= since
  return [
    ...(gone ? [reason('proposal.bounced', { value: gone.address, at: gone.at.toISOString() })] : []),
    ...(silent ? [reason('proposal.silent', { at: lastHeard.toISOString(), months: silentMonths })] : []),
  ]
}
