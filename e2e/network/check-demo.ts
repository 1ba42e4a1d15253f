import { letterOutcomes, until } from './letter-outcomes.ts'
import { sendSamples } from './sample-letters.ts'
import { signIn } from './sign-in.ts'
import { supportAddress, type Network } from './start-network.ts'

export interface CheckResult {
  ok: boolean
  sent: number
  created: number
  joined: number
  ignored: number
  quarantined: number
  /** Requests to the portal over all letters. */
  portalRequests: number
  requests: { id: number; subject: string; outcome: string; why: string[] }[]
  /** What was expected and did not happen; empty when ok. */
  faults: string[]
}

/** What the four sample letters must become. */
const expected: Record<string, number> = { created: 2, joined: 1, ignored: 1, quarantined: 0 }

/** Sends the sample letters, waits until each has its outcome, and looks at the result in the portal and in the journal. */
export async function checkDemo(network: Network): Promise<CheckResult> {
  const token = await signIn(network)
  const before = network.portal.state.journal.read().length
  const sent = await sendSamples(network.smtp, supportAddress)
  const { letters, counts } = await until(
    () => letterOutcomes(network.appUrl, token),
    (seen) =>
      seen.letters.length >= sent &&
      seen.letters.every((one) => one.outcome !== 'waiting') &&
      (seen.counts['waiting'] ?? 0) === 0,
  )
  const faults = Object.entries(expected)
    .filter(([outcome, count]) => (counts[outcome] ?? 0) !== count)
    .map(([outcome, count]) => `${outcome}: ${counts[outcome] ?? 0}, not ${count}`)
  const unknown = [...network.portal.state.unknownMethods]
  if (unknown.length > 0) faults.push(`unknown methods: ${unknown.join(', ')}`)
  return {
    ok: faults.length === 0,
    sent,
    created: counts['created'] ?? 0,
    joined: counts['joined'] ?? 0,
    ignored: counts['ignored'] ?? 0,
    quarantined: counts['quarantined'] ?? 0,
    portalRequests: network.portal.state.journal
      .read()
      .slice(before)
      .filter((call) => !call.inBatch).length,
    requests: letters.toReversed().map(({ request, subject, outcome, why }) => ({
      id: request?.id ?? 0,
      subject,
      outcome,
      why: why.map((one) => one.code),
    })),
    faults,
  }
}
