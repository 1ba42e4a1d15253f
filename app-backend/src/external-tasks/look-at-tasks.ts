import type { Actor, Tenant } from '../portal/index.ts'
import { survivorsOf } from '../threading/index.ts'
import { commitPlan } from './commit-plan.ts'
import { jobKey, queues, type ExternalTaskDeps } from './external-task-deps.ts'
import { fetchTaskFiles } from './fetch-task-files.ts'
import { planTask } from './plan-task.ts'
import { readPerformers, type Performer } from './read-performers.ts'
import { readTasks } from './read-tasks.ts'
import { choosePerformer } from './rules/choose-performer.ts'
import { toldOf, type TaskFacts } from './rules/task-facts.ts'
import { taskStep, type TaskStep } from './rules/task-step.ts'
import { whatChanged } from './rules/what-changed.ts'
import { saveTask, type ExternalTask } from './store.ts'

interface Looked {
  taskId: number
  known: ExternalTask | null
  task: TaskFacts | null
  step: TaskStep
  requestId: number | null
  chosen: ReturnType<typeof choosePerformer>
}

/** Performers have to be read before these. */
const writing: ReadonlySet<TaskStep['kind']> = new Set(['begin', 'hand-over', 'reopen'])

/**
 * Looks at every task that was named since the last look: one request for the tasks, one more when somebody is to be written to.
 * What it does hangs on how the tasks stand now, so that events may come late, twice and in any order.
 */
export async function lookAtTasks(deps: ExternalTaskDeps, portalId: string): Promise<void> {
  const { taskIds, upTo } = await deps.store.looks(portalId)
  if (taskIds.length === 0) return
  const tenant = await deps.tenantOf(portalId)
  const actor: Actor = { kind: 'portal', portalId }
  const tasks = await readTasks(deps.portal, actor, taskIds)
  const known = await deps.store.byTaskIds(portalId, taskIds)
  const looked: Looked[] = []
  const early = taskIds.filter((id) => isEarly(tasks.get(id), known.has(id), deps.clock.now()))
  for (const taskId of taskIds.filter((id) => !early.includes(id)))
    looked.push(
      await lookAt(deps, tenant, { taskId, known: known.get(taskId) ?? null, task: tasks.get(taskId) ?? null }),
    )
  const asked = looked.filter(({ step }) => writing.has(step.kind)).flatMap(({ chosen }) => chosen.contactId ?? [])
  const performers = await readPerformers(deps.portal, actor, asked)
  for (const one of looked) await act(deps, tenant, one, performers)
  await deps.store.looked(portalId, upTo)
  if (early.length > 0) await lookLater(deps, portalId, early)
}

/** A task of our own form whose event comes before the form's own word: files and address are not known yet. */
const formMs = 60_000
const isEarly = (task: TaskFacts | undefined, known: boolean, now: Date) =>
  task?.ours === true && !known && task.createdAt !== null && now.getTime() - task.createdAt.getTime() < formMs

async function lookLater({ store, clock, addJob }: ExternalTaskDeps, portalId: string, taskIds: readonly number[]) {
  const now = clock.now()
  await store.saw(portalId, taskIds, now)
  await addJob({
    portalId,
    queue: queues.look,
    key: jobKey,
    once: 'look-later',
    dueAt: new Date(now.getTime() + formMs),
  })
}

async function lookAt(
  deps: ExternalTaskDeps,
  tenant: Tenant,
  { taskId, known, task }: Pick<Looked, 'taskId' | 'known' | 'task'>,
): Promise<Looked> {
  const requestId = task?.external ? await requestOf(deps, tenant, task) : (known?.requestId ?? null)
  const client = requestId === null ? null : ((await deps.requests.byId(tenant.id, requestId))?.contactId ?? null)
  const chosen = choosePerformer(task ?? { contactId: null, boundContacts: [] }, client)
  return { taskId, known, task, requestId, chosen, step: taskStep(known, task, chosen.contactId) }
}

/** The request that the task is bound to, or that it was merged into: remembered when it came past us. */
async function requestOf(
  { requests, clock, db }: ExternalTaskDeps,
  tenant: Tenant,
  task: TaskFacts,
): Promise<number | null> {
  const bound = task.boundRecords.find(({ entityTypeId }) => entityTypeId === tenant.entityTypeId)
  if (!bound) return null
  const known = await requests.idOf(tenant.id, bound.entityTypeId, bound.entityId)
  if (known !== null) return (await survivorsOf(db.prisma, tenant.id, [known])).get(known) ?? known
  const record = { portalId: tenant.id, ...bound, contactId: null, companyId: null }
  return (await requests.remember(record, clock.now())).id
}

/** An edit that took an earlier one back is none to tell, but what is told later must not be the earlier one. */
async function keepWords({ db, clock }: ExternalTaskDeps, known: ExternalTask | null, task: TaskFacts | null) {
  if (!known || !task || known.state !== 'open' || whatChanged(toldOf(known), toldOf(task)).length === 0) return
  const { title, description, deadline } = task
  await db.prisma.$transaction((tx) => saveTask(tx, known, { title, description, deadline }, clock.now()))
}

/** The form's files, else those that hang on the task; they are fetched when the task is about to go out. */
async function filesOf(deps: ExternalTaskDeps, tenant: Tenant, { known, task, step, requestId }: Looked) {
  if (known && known.files.length > 0) return known.files
  if (!task || requestId === null || !writing.has(step.kind)) return []
  return fetchTaskFiles(deps, { kind: 'portal', portalId: tenant.id }, requestId, task.attachments)
}

async function act(deps: ExternalTaskDeps, tenant: Tenant, looked: Looked, performers: ReadonlyMap<number, Performer>) {
  const { taskId, known, task, step, requestId, chosen } = looked
  if (step.kind === 'none') return keepWords(deps, known, task)
  const fileIds = await filesOf(deps, tenant, looked)
  const files = await deps.fileNames(tenant.id, fileIds)
  const plan = planTask({
    known,
    task,
    taskId,
    step,
    requestId,
    chosen,
    performer: chosen.contactId === null ? null : (performers.get(chosen.contactId) ?? null),
    own: await deps.ownAddresses(tenant.id),
    fileNames: files.map(({ name }) => name),
    files: fileIds,
    reader: { lang: tenant.language, zone: tenant.zone },
    now: deps.clock.now(),
  })
  const createdBy = task?.createdBy ?? known?.createdBy ?? 0
  await commitPlan(deps, tenant, { taskId, createdBy, requestId, title: task?.title ?? known?.title ?? '', plan })
}
