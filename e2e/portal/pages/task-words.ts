import { html, type Markup } from './html.ts'
import { shortTime } from './short-time.ts'
import type { Viewer } from './viewer.ts'

/** STATUS of a task. Bitrix24 docs: api-reference/tasks/fields. */
const STATUSES: Record<number, [colour: string, russian: string, english: string]> = {
  1: ['grey', 'Новая', 'New'],
  2: ['grey', 'Ждёт выполнения', 'Pending'],
  3: ['blue', 'Выполняется', 'In progress'],
  4: ['amber', 'Ждёт контроля', 'Awaiting control'],
  5: ['green', 'Завершена', 'Completed'],
  6: ['grey', 'Отложена', 'Deferred'],
  7: ['red', 'Отклонена', 'Declined'],
}

export const DONE = 5

export function taskStatusChip({ say }: Viewer, status: number): Markup {
  const [colour, ru, en] = STATUSES[status] ?? ['grey', String(status), String(status)]
  return html`<span class="chip chip--${colour}">${say(ru, en)}</span>`
}

/** Deadline of a task: late ones say so in words, a finished task is never late. */
export function deadlineWords(viewer: Viewer, deadline: unknown, status: number, now: number): Markup {
  const at = Date.parse(typeof deadline === 'string' ? deadline : '')
  if (Number.isNaN(at)) return html`<span class="muted">${viewer.say('без срока', 'no deadline')}</span>`
  const late = at < now && status !== DONE
  const time = shortTime(at, viewer.lang)
  return late
    ? html`<span class="chip chip--red">${viewer.say('просрочена с', 'overdue since')} ${time}</span>`
    : html`<span class="nowrap">${time}</span>`
}

/** Address of a task's card in the vendor's own form. */
export function taskPath(viewer: Viewer, taskId: unknown): string {
  return `/company/personal/user/${viewer.user.id}/tasks/task/view/${String(taskId)}/`
}
