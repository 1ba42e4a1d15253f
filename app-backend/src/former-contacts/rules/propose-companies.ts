import { reason, type Reason } from '../../kernel/reason.ts'

export interface ProposedCompany {
  companyId: number
  because: Reason[]
}

/** An INN is one company's, a phone nearly always, a domain may be shared by a group. */
const weights: Readonly<Record<string, number>> = { inn: 4, phone: 2, mail: 1 }
/** What more companies share than this tells none of them apart. */
const mostSharing = 3
const mostProposed = 3

const reasonOf = (trace: string): Reason => {
  const at = trace.indexOf(':')
  return reason(`proposal.${trace.slice(0, at)}`, { value: trace.slice(at + 1) })
}

/** Companies to which a contact may belong: those that most speaks for, with what it is. */
export function proposeCompanies(
  traces: readonly string[],
  companiesOf: (trace: string) => readonly number[],
): ProposedCompany[] {
  const found = new Map<number, { weight: number; because: Reason[] }>()
  for (const trace of traces) {
    const companies = companiesOf(trace)
    if (companies.length > mostSharing) continue
    for (const companyId of companies) {
      const one = found.get(companyId) ?? { weight: 0, because: [] }
      one.weight += weights[trace.slice(0, trace.indexOf(':'))] ?? 0
      one.because.push(reasonOf(trace))
      found.set(companyId, one)
    }
  }
  const best = Math.max(0, ...[...found.values()].map(({ weight }) => weight))
  return [...found]
    .filter(([, { weight }]) => weight === best)
    .toSorted(([a], [b]) => a - b)
    .slice(0, mostProposed)
    .map(([companyId, { because }]) => ({ companyId, because }))
}
