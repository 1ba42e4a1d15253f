import type { JobAgain } from '../platform/jobs/create-jobs.ts'
import { minuteOfDay } from '../platform/time/format-time.ts'
import { addLetter } from './commit-plan.ts'
import type { ExternalTaskDeps } from './external-task-deps.ts'
import { letterText } from './letter-text.ts'
import { reminderDue } from './rules/reminder-due.ts'
import { toldOf } from './rules/task-facts.ts'
import { wasBounced } from './rules/was-bounced.ts'
import { saveTask, type ExternalTask } from './store.ts'

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const weekdayIn = (zone: string) => {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'short' })
  return (at: Date) => weekdays.indexOf(format.format(at))
}

/** Reminds the performer when it is time, and says when to look again. */
export async function remind(deps: ExternalTaskDeps, portalId: string, taskId: number): Promise<JobAgain> {
  const task = await deps.store.byTaskId(portalId, taskId)
  if (!task || task.state !== 'open' || task.address === null || task.word === 'done' || wasBounced(task)) return
  const tenant = await deps.tenantOf(portalId)
  const settings = await deps.settings(portalId)
  const weekday = weekdayIn(tenant.zone)
  const clock = (at: Date) => ({ hour: Math.floor(minuteOfDay(at, tenant.zone) / 60), weekday: weekday(at) })
  const due = reminderDue({ ...task, settings, clock })
  if (!due) return
  const now = deps.clock.now()
  if (due.at > now) return { again: due.at }
  await send(deps, { ...task, address: task.address }, now, { lang: tenant.language, zone: tenant.zone })
  const next = reminderDue({ ...task, remindedAt: now, lastSentAt: now, settings, clock })
  return next ? { again: next.at } : undefined
}

async function send(
  deps: ExternalTaskDeps,
  task: ExternalTask & { address: string },
  now: Date,
  reader: Parameters<typeof letterText>[1],
) {
  const { portalId, taskId, performerName: name, address } = task
  const facts = { kind: 'reminder' as const, taskId, task: task.told ?? toldOf(task), performer: name, files: [] }
  const letter = { key: `reminder:${now.getTime()}`, kind: 'reminder', address, name, ...letterText(facts, reader) }
  await deps.db.prisma.$transaction(async (tx) => {
    await addLetter(deps, tx, { portalId, externalTaskId: task.id, taskId }, letter)
    await saveTask(tx, { portalId, taskId }, { remindedAt: now }, now)
  })
}
