import { z } from 'zod'
import { faultError, operatingSeconds, type BatchItem, type Command } from '../../portal/index.ts'
import type { ImportRun } from '../import-run.ts'
import type { MethodFacts } from '../rules/plan-request.ts'
import type { Pacing } from './pacing.ts'
import type { WriteDeps } from './write-deps.ts'

/** Methods that write, the cheapest first. Bitrix24 docs: api-reference/crm/universal/import/crm-item-batch-import */
export const bulkMethod = 'crm.item.batchImport'
export const bulkRows = 20
const importMethods = [
  { method: bulkMethod, rowsPerCall: bulkRows },
  { method: 'crm.item.import', rowsPerCall: 1 },
]
export const addMethod = 'crm.item.add'
export const updateMethod = 'crm.item.update'
/** Bitrix24 docs: api-reference/crm/timeline/comments/crm-timeline-comment-add */
export const commentMethod = 'crm.timeline.comment.add'

const availability = z.object({ isAvailable: z.boolean() })
const newest = z.object({ items: z.array(z.object({ createdTime: z.string().nullish() })) })

/** Asks for the newest record of the type: an older time than its is refused. Bitrix24 docs: api-reference/crm/universal/import/index */
const newestCommand = (entityTypeId: number): Command => ({
  method: 'crm.item.list',
  params: { entityTypeId, select: ['id', 'createdTime'], order: { id: 'DESC' }, start: -1 },
})

const resultOf = (item: BatchItem) => {
  if (!item.ok) throw faultError(item.fault, { kind: 'read' })
  return item.result
}

const newestTime = (item: BatchItem): Date => {
  const [first] = newest.parse(resultOf(item)).items
  return first?.createdTime ? new Date(first.createdTime) : new Date(0)
}

/** What the portal can do for this run: one request, none for comments. Times of earlier answers are kept. */
export async function askPortal(
  deps: Pick<WriteDeps, 'portal' | 'licenceOf'>,
  run: ImportRun,
  known: Pacing,
): Promise<Pacing> {
  const limit = operatingSeconds(await deps.licenceOf(run.portalId))
  const factsOf = (one: Pick<MethodFacts, 'method' | 'rowsPerCall'>): MethodFacts =>
    known.methods?.find(({ method }) => method === one.method) ?? {
      ...one,
      cost: null,
      slots: [],
      limit,
      barredUntil: null,
    }
  if (run.content !== 'records')
    return { ...known, methods: [factsOf({ method: commentMethod, rowsPerCall: 1 })], datesFrom: null }
  const actor = { kind: 'portal', portalId: run.portalId } as const
  const commands: Record<string, Command> = { newest: newestCommand(run.entityTypeId) }
  for (const { method } of importMethods) commands[method] = { method: 'method.get', params: { name: method } }
  const answers = await deps.portal.batch(actor, commands, { kind: 'read' })
  const there = importMethods.filter(({ method }) => {
    const answer = answers[method]
    return answer?.ok && availability.safeParse(answer.result).data?.isAvailable === true
  })
  const methods = (there.length > 0 ? there : [{ method: addMethod, rowsPerCall: 1 }]).map(factsOf)
  const keeps = run.options.keepDates && there.length > 0
  return { ...known, methods, datesFrom: keeps ? newestTime(answers['newest'] as BatchItem) : null }
}

/** The time of the portal's newest record now. */
export async function askNewest({ portal }: Pick<WriteDeps, 'portal'>, run: ImportRun): Promise<Date> {
  const actor = { kind: 'portal', portalId: run.portalId } as const
  const { newest: answer } = await portal.batch(actor, { newest: newestCommand(run.entityTypeId) }, { kind: 'read' })
  return newestTime(answer)
}
