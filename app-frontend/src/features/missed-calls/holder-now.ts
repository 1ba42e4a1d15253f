import type { PhoneLineView } from '@poryadok/app-backend/missed-calls/contract'

type Holders = PhoneLineView['holders']
const begun = ({ from }: Holders[number]): boolean => Date.parse(from) <= Date.now()

/** Who holds a line now: somebody may be written down for a later day. */
export const holderNow = (holders: Holders): Holders[number] | undefined => holders.findLast(begun) ?? holders.at(-1)

/** Who holds it next, since the day that was chosen. */
export const nextHolder = (holders: Holders): Holders[number] | undefined => {
  const next = holders.find((one) => !begun(one))
  return next === holderNow(holders) ? undefined : next
}
