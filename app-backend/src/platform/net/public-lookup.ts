import { lookup, type LookupAddress, type LookupAllOptions } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { AppError } from '../errors/app-error.ts'
import { isPublicAddress } from './address-policy.ts'

type Resolver = (
  host: string,
  options: LookupAllOptions,
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void

/**
 * Resolves names for connections that leave for the world: a name with one private address among its own is refused. The check
 * and the connection use the same answer, so that a name that changes between them gains nothing.
 */
export const publicLookup: LookupFunction = checkedLookup(lookup)

/** The same over another resolver. */
export function checkedLookup(resolve: Resolver): LookupFunction {
  return (host, options, done) =>
    resolve(host, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, [])
      const inside = addresses.find(({ address }) => !isPublicAddress(address))
      if (inside) return done(new AppError('portal.private-address'), [])
      return done(null, addresses)
    })
}

/** A literal address is never looked up, so it is checked before. `host` may stand in brackets. */
export function isPrivateLiteral(host: string): boolean {
  const literal = host.replace(/^\[|\]$/g, '')
  return isIP(literal) !== 0 && !isPublicAddress(literal)
}
