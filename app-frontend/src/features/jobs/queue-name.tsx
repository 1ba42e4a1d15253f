import { useQueueWords } from './use-queue-words.ts'

/** A queue in words; the name under which the log knows it stands in its title. */
export function QueueName({ queue }: { queue: string }) {
  const words = useQueueWords()
  return <span title={queue}>{words(queue)}</span>
}
