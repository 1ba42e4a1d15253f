import { reason, type Reason } from '../../kernel/reason.ts'

/**
 * Did one of the portal's own intake addresses write the letter? Taking it in would answer ourselves for ever.
 * @param writers addresses in From and Sender, lower case
 * @param own intake addresses of the portal, lower case
 */
export function ownAddress(writers: readonly string[], own: readonly string[]): Reason | null {
  const address = writers.find((writer) => own.includes(writer))
  return address === undefined ? null : reason('intake.own-address', { address })
}
