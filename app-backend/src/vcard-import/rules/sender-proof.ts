import { reason, type Reason } from '../../kernel/reason.ts'

export interface ProofFacts {
  /** Address in From, lower case. */
  from: string
  /** Values of the Authentication-Results headers, the newest first. */
  results: readonly string[]
  /** Names of the mail servers whose word counts. */
  trustedServers: readonly string[]
  /** Addresses, or domains written `@firm.example`, that are believed without a proof. */
  listedSenders: readonly string[]
}

export interface Proof {
  proved: boolean
  because: Reason
}

/** Did the sender really send it? From can be written by anybody: a trusted server's word, or the list, decides. RFC 8601 */
export function senderProof({ from, results, trustedServers, listedSenders }: ProofFacts): Proof {
  const domain = from.slice(from.lastIndexOf('@') + 1)
  const listed = listedSenders
    .map((one) => one.trim().toLowerCase())
    .find((one) => one === from || one === `@${domain}`)
  if (listed) return { proved: true, because: reason('cards.sender-listed', { address: listed }) }
  // Only the newest word of each trusted server: what stands below may have come with the letter.
  const word = results.map(readResult).find(({ server }) => trustedServers.some((one) => within(server, one)))
  if (!word) return { proved: false, because: reason('cards.sender-no-proof', { address: from }) }
  const pass = word.checks.find(({ method, verdict, identity }) =>
    method === 'dmarc' ? verdict === 'pass' : verdict === 'pass' && identity !== null && aligned(identity, domain),
  )
  return pass
    ? {
        proved: true,
        because: reason('cards.sender-proved', {
          address: from,
          method: pass.method.toUpperCase(),
          server: word.server,
        }),
      }
    : { proved: false, because: reason('cards.sender-failed', { address: from, server: word.server }) }
}

interface Check {
  method: 'spf' | 'dkim' | 'dmarc'
  verdict: string
  /** Domain that the method speaks of. */
  identity: string | null
}

function readResult(header: string): { server: string; checks: Check[] } {
  const [server = '', ...parts] = header.replaceAll(/\([^()]*\)/g, ' ').split(';')
  const checks = parts.flatMap((part): Check[] => {
    const [, method, verdict] = /^\s*(spf|dkim|dmarc)\s*=\s*(\w+)/i.exec(part) ?? []
    if (!method || !verdict) return []
    const named = /(?:smtp\.mailfrom|header\.d|header\.i)\s*=\s*"?([^\s;"]+)/i.exec(part)?.[1]?.toLowerCase()
    const identity = named === undefined ? null : named.slice(named.lastIndexOf('@') + 1)
    return [{ method: method.toLowerCase() as Check['method'], verdict: verdict.toLowerCase(), identity }]
  })
  return { server: server.trim().split(/\s+/)[0]?.toLowerCase() ?? '', checks }
}

const within = (name: string, domain: string) => {
  const wanted = domain.trim().toLowerCase()
  return wanted !== '' && (name === wanted || name.endsWith(`.${wanted}`))
}

/** RFC 7489 3.1, relaxed: one domain lies in the other; a bare top level lies in nothing. */
const aligned = (identity: string, domain: string) =>
  identity.includes('.') && domain.includes('.') && (within(identity, domain) || within(domain, identity))
