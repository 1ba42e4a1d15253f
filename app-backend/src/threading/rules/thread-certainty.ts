import type { Reason } from '../../kernel/reason.ts'

/** Which header of the letter a reason speaks of; null when it stands on none. */
export function headerOf({ code, params }: Reason): string | null {
  if (code === 'thread.in-reply-to') return 'In-Reply-To'
  if (code === 'thread.references') return 'References'
  if (code === 'thread.token' || code === 'thread.activity') return String(params['header'] ?? '')
  if (code === 'thread.thread-index') return 'Thread-Index'
  return code === 'thread.late-parent' ? 'Message-ID' : null
}

/**
 * 100 where ids say it: a header that names a letter we have, or none that could. Thread-Index is made by the writer's program and
 * copied by some of them into new letters. A letter that names a known conversation but comes from a stranger opens a request
 * of its own, and may well belong there: nobody knows how likely.
 */
export function threadCertainty({ code }: Reason): number | null {
  if (code === 'thread.stranger') return null
  return code === 'thread.thread-index' ? 95 : 100
}
