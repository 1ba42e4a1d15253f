import type { ReasonView } from '@poryadok/app-backend/requests/contract'
import { useWording } from '../../lib/use-wording.ts'

/** Instants among the values of a reason as a person reads them; an unreadable one is left out. */
export function useReasonParams(): (reason: ReasonView) => ReasonView {
  const words = useWording()
  return (reason) => {
    const params = { ...reason.params }
    for (const name of ['letterAt', 'at']) {
      const moment = params[name]
      if (moment === undefined) continue
      params[name] = Number.isNaN(Date.parse(String(moment))) ? '' : words.moment(String(moment), new Date())
    }
    return { ...reason, params }
  }
}
