import type { ReasonView } from '@poryadok/app-backend/requests/contract'
import { useWording } from '../../lib/use-wording.ts'

/** Instants among the values of a reason as a person reads them; an unreadable one is left out. */
export function useReasonParams(): (reason: ReasonView) => ReasonView {
  const words = useWording()
  return (reason) => {
    const { letterAt } = reason.params
    if (letterAt === undefined) return reason
    const readable = Number.isNaN(Date.parse(String(letterAt))) ? '' : words.moment(String(letterAt), new Date())
    return { ...reason, params: { ...reason.params, letterAt: readable } }
  }
}
