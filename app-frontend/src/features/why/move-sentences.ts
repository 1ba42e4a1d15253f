import { msg } from '@lingui/core/macro'
import type { Sentence } from './sentences.ts'

/** What people did with letters: moved them, took that back, left them aside. */
export const moveSentences: Record<string, Sentence> = {
  'thread.moved': ({ from = '', to = '' }) =>
    msg`Письмо перенесли вручную из запроса № ${from} в запрос № ${to}. Ответы на него приходят туда же.`,
  'thread.moved-back': ({ from = '', to = '' }) =>
    msg`Перенос отменили: письмо вернулось из запроса № ${from} в запрос № ${to}.`,
  'thread.split-undone': ({ request = '' }) => msg`Разделение отменили: запрос № ${request} опустел и закрыт.`,
  'intake.set-aside': ({ name = '', note = '' }) => msg`Письмо решили не обрабатывать (${name}): ${note}`,
}
