import type { Reason } from '../../kernel/reason.ts'

/** Which header of the letter a reason speaks of; null when it stands on none. */
export function headerOf({ code }: Reason): string | null {
  if (code === 'thread.in-reply-to') return 'In-Reply-To'
  if (code === 'thread.references') return 'References'
  return code === 'thread.late-parent' ? 'Message-ID' : null
}

/**
 * 100 where ids say it: a header that names a letter we have, or none that could. A letter that names a known conversation but
 * comes from a stranger opens a request of its own, and may well belong there: nobody knows how likely.
 */
export const threadCertainty = ({ code }: Reason): number | null => (code === 'thread.stranger' ? null : 100)
