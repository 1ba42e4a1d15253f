import type { Task } from '../../store/records.ts'
import type { Call } from '../../wire/call.ts'
import type { Params } from '../../wire/params.ts'
import { isYes } from '../../wire/params.ts'
import { spentOn, subStatus } from './task-columns.ts'

/** What tasks.task.list adds by `params` and by COUNTERS. Bitrix24 docs: api-reference/tasks/tasks-task-list. */
export function taskExtras(call: Call, task: Task, select: readonly string[], wanted: Params): Params {
  return {
    ...(isYes(wanted.WITH_RESULT_INFO) ? resultInfo(call, task) : {}),
    ...(isYes(wanted.WITH_TIMER_INFO) ? { timeElapsed: elapsed(call, task), timerIsRunningForCurrentUser: 'N' } : {}),
    ...(isYes(wanted.WITH_PARSED_DESCRIPTION) ? { parsedDescription: toHtml(task.description) } : {}),
    ...(select.includes('COUNTERS') ? { counter: counterOf(call, task) } : {}),
  }
}

function elapsed(call: Call, task: Task): number | null {
  return spentOn(call.state, task.id) || null
}

function resultInfo(call: Call, task: Task): Params {
  const results = [...call.state.taskResults.values()].filter((one) => one.taskId === task.id)
  return {
    taskRequireResult: task.parameters['3'] ?? 'N',
    taskHasOpenResult: results.some((one) => one.status === 0) ? 'Y' : 'N',
    taskHasResult: results.length > 0 ? 'Y' : 'N',
  }
}

function counterOf(call: Call, task: Task): Params {
  const expired = subStatus(call.state, call.caller.user, task) === -1 ? 1 : 0
  return {
    counters: {
      expired,
      newComments: 0,
      projectExpired: 0,
      projectNewComments: 0,
      mutedExpired: 0,
      mutedNewComments: 0,
    },
    color: expired > 0 ? 'danger' : 'gray',
    value: expired,
  }
}

/** The few marks of BBCode that descriptions and results are written with. */
export function toHtml(text: string): string {
  const safe = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return safe
    .replace(/\[(\/?)(b|i|u|s)\]/gi, (_all, slash: string, tag: string) => `<${slash}${tag.toLowerCase()}>`)
    .replace(/\[url=([^\]]+)\](.*?)\[\/url\]/gis, '<a href="$1">$2</a>')
    .replaceAll('\n', '<br>')
}
