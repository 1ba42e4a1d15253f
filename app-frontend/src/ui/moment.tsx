import { useNow } from '../lib/use-now.ts'
import { useWording } from '../lib/use-wording.ts'

interface MomentProps {
  /** ISO instant. */
  at: string
  /** near: «сегодня 12:31»; exact: «24.11, 15:21»; due: «вт 24.11, 15:21»; since: «12:31», on another day «24.11, 12:31». */
  as?: 'near' | 'exact' | 'due' | 'since'
}

/** A moment in the person's zone; the exact one with the zone stands in its title. */
export function Moment({ at, as = 'near' }: MomentProps) {
  const words = useWording()
  const now = useNow()
  const said = { near: words.moment, exact: words.exact, due: words.due, since: words.since }[as](at, now)
  return (
    <time dateTime={at} title={words.full(at)} className="whitespace-nowrap">
      {said}
    </time>
  )
}
