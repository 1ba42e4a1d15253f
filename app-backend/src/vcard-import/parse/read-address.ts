import type { CardAddress } from '../rules/card.ts'
import { texts } from './split-value.ts'

/**
 * ADR: post office box, extended address, street, locality, region, postal code, country (RFC 6350 6.3.1). Null when all are
 * empty. What Outlook puts into the street in several lines is one line here.
 */
export function readAddress(value: string): CardAddress | null {
  const [box = '', extended = '', street = '', city = '', region = '', postalCode = '', country = ''] = texts(value)
  const address = {
    street: [street, box].filter(Boolean).join(', '),
    flat: extended,
    city,
    region,
    postalCode,
    country,
  }
  return Object.values(address).some(Boolean) ? address : null
}
