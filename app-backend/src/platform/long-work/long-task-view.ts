import type { LongTaskView } from '../contract.ts'
import { AppError } from '../errors/app-error.ts'
import { errorSentence, type Lang } from '../errors/error-sentence.ts'
import { errorTable, type ErrorCode } from '../errors/error-table.ts'
import type { LongTask } from './long-task.ts'
import { paceOf } from './rules/pace.ts'

/** What a screen shows, in its language. */
export function longTaskView(task: LongTask, lang: Lang, now: Date): LongTaskView {
  const { pace: samples, message, ...shown } = task
  const left = task.total === null ? null : Math.max(0, task.total - task.done - task.failed - task.skipped)
  const pace = task.state === 'running' ? paceOf(samples, left, now.getTime()) : null
  return {
    ...shown,
    perSecond: pace?.perSecond ?? null,
    endsAt: pace?.endsAt ? new Date(pace.endsAt).toISOString() : null,
    fault: message === null ? null : faultOf(message, lang),
  }
}

function faultOf({ code, params }: NonNullable<LongTask['message']>, lang: Lang): LongTaskView['fault'] {
  const known: ErrorCode = Object.hasOwn(errorTable, code) ? (code as ErrorCode) : 'internal'
  const { message, action } = errorSentence(new AppError(known, { params }), lang, '')
  return { code: known, message, action }
}
