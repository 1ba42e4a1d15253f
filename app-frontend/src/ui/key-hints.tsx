import { Fragment } from 'react'
import { Kbd } from './kbd.tsx'

/** Keys and what they do, for the foot of a list where work is repeated. */
export const KeyHints = ({ hints }: { hints: readonly { keys: readonly string[]; does: string }[] }) => (
  <span className="flex flex-wrap items-center gap-1.5 text-12 text-ink-3">
    {hints.map(({ keys, does }) => (
      <Fragment key={does}>
        {keys.map((key) => (
          <Kbd key={key}>{key}</Kbd>
        ))}
        <span className="mr-1.5">{does}</span>
      </Fragment>
    ))}
  </span>
)
