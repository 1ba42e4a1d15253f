import { queueTitles } from '@poryadok/app-backend/operations/contract'
import { useWording } from '../../lib/use-wording.ts'

/** What a queue of the background does; its name where nobody titled it. */
export function useQueueWords(): (queue: string) => string {
  const { lang } = useWording()
  return (queue) => queueTitles[queue]?.[lang] ?? queue
}
