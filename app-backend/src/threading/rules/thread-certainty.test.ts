import { expect, it } from 'vitest'
import { reason } from '../../kernel/reason.ts'
import { headerOf, threadCertainty } from './thread-certainty.ts'

it.each([
  ['thread.in-reply-to', 'In-Reply-To', 100],
  ['thread.references', 'References', 100],
  ['thread.late-parent', 'Message-ID', 100],
  ['thread.thread-index', 'Thread-Index', 95],
  ['thread.new', null, 100],
  ['thread.stranger', null, null],
])('%s stands on the header %s, certain to %s', (code, header, certainty) => {
  expect([headerOf(reason(code)), threadCertainty(reason(code))]).toEqual([header, certainty])
})
