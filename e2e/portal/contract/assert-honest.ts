import { appendFileSync } from 'node:fs'
import type { PortalState } from '../store/state.ts'
import { matchesGlob } from './deviations.ts'
import { faultText } from './fault.ts'

/** What a test asks for on purpose. */
export interface Expected {
  /** Methods that the portal must not know. */
  unknownMethods?: readonly string[] | undefined
  /** `<method> <path>` of differences from the vendor's page, `*` for anything: a wrong field sent to see it ignored. */
  differences?: readonly string[] | undefined
}

/** Throws when the calls of a run differ from the contract table, or name methods nobody has. */
export function assertHonest(state: PortalState, { unknownMethods = [], differences = [] }: Expected = {}): void {
  keepLog(state)
  const meant = (text: string): boolean => differences.some((pattern) => matchesGlob(text, pattern))
  const wrong = [
    ...state.contract
      .faults()
      .filter((fault) => !meant(`${fault.method} ${fault.path}`))
      .map(faultText),
    ...[...state.unknownMethods]
      .filter((name) => !unknownMethods.includes(name))
      .map((name) => `unknown method ${name}`),
    ...state.defects.map((defect) => `defect of the portal: ${String(defect)}`),
  ]
  if (wrong.length > 0)
    throw new Error(`Calls differ from the vendor's contract (e2e/portal/contract):\n  ${wrong.join('\n  ')}`)
}

/** One line a portal, for `unused-deviations.ts`, when a run wants it. */
function keepLog({ contract }: PortalState): void {
  const file = process.env['PORYADOK_CONTRACT_LOG']
  if (!file) return
  const line = { faults: contract.faults(), deviations: contract.deviations(), succeeded: contract.succeeded() }
  appendFileSync(file, `${JSON.stringify(line)}\n`)
}
