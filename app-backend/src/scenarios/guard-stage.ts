import { z } from 'zod'
import { isAppError } from '../platform/errors/app-error.ts'
import type { JobHandler } from '../platform/jobs/create-jobs.ts'
import type { NewJob } from '../platform/jobs/job.ts'
import type { ChangeListener, PlannedWrite, Tenant } from '../portal/index.ts'
import { cardComment } from '../letter-moves/index.ts'
import { reason, type Reason } from '../kernel/reason.ts'
import { readForm } from './read-form.ts'
import type { ScenarioDeps } from './scenario-deps.ts'

export const guardQueue = 'scenarios.guard'

const payload = z.object({ entityTypeId: z.int(), entityId: z.int(), from: z.string(), to: z.string(), at: z.string() })
type Move = z.infer<typeof payload>

/** A request that came to another stage by somebody's hand or another program is looked at; what the product itself moved is not. */
export const hearStages =
  ({
    addJob,
    ruleSets,
    kind,
    guards,
    clock,
  }: Pick<ScenarioDeps, 'addJob' | 'ruleSets' | 'kind' | 'guards' | 'clock'>): ChangeListener =>
  async (tenant, { kind: change, entityTypeId, id, before, after }, { own, author, tx }) => {
    if (change !== 'changed' || entityTypeId !== tenant.entityTypeId || (own && !author?.byHand)) return
    const [from, to] = [before?.stageId, after?.stageId]
    if (!from || !to || from === to) return
    if (!(await guards(tenant.id)) || !(await ruleSets.asked(kind, tenant.id))) return
    const at = (after?.updatedTime ?? clock.now()).toISOString()
    await addJob(guardJob(tenant.id, { entityTypeId, entityId: id, from, to, at }), tx)
  }

const guardJob = (portalId: string, move: Move): NewJob => ({
  portalId,
  queue: guardQueue,
  key: `${guardQueue}:${move.entityTypeId}:${move.entityId}`,
  once: `${move.entityId}:${move.from}:${move.to}:${move.at}`,
  payload: move,
})

/**
 * Moves a request back that reached a stage without what a scenario asks for there, once a move, and says in its timeline what is
 * missing. One REST request looks; the ledger writes both, and neither when the stage was changed meanwhile.
 */
export const guardStage =
  (deps: ScenarioDeps): JobHandler =>
  async ({ portalId, payload: given }) => {
    if (portalId === null) return
    const move = payload.parse(given)
    const tenant = await deps.tenantOf(portalId)
    if (tenant.state !== 'active' || !(await deps.guards(portalId))) return
    const form = await readForm(deps, { kind: 'portal', portalId }, tenant, move.entityId).catch((error: unknown) => {
      if (isAppError(error, 'record.not-found')) return null
      throw error
    })
    if (form?.stageId !== move.to) return
    const labels = Object.fromEntries(form.fields.map(({ ours }) => [ours.code, ours.label[tenant.language]]))
    const subject = `request:${move.entityTypeId}:${move.entityId}`
    const facts = { values: form.values, labels }
    const decision = await deps.ruleSets.decide(deps.kind, { portalId, subject, title: subject, facts })
    if (!decision || decision.outcome.missing.length === 0) return
    const [from, to] = [await deps.stageName(tenant, move.from), await deps.stageName(tenant, move.to)]
    const because = [reason('scenarios.returned', { from, to }), ...decision.because]
    const names = decision.outcome.missing.map((code) => labels[code] ?? code)
    const writes = returnWrites(move, because, commentText(tenant, { from, to, names }))
    const name = `${guardQueue}:${move.entityTypeId}:${move.entityId}:${move.at}`
    const run = { portalId, name, rule: deps.kind.kind, mode: 'live', cause: { kind: 'change', id: name } } as const
    await deps.db.prisma.$transaction((tx) =>
      deps.ruleSets.apply(
        tx,
        { ...decision, because, writes },
        {
          portalId,
          outcome: 'returned',
          place: { entityTypeId: move.entityTypeId, entityId: move.entityId },
          run,
        },
      ),
    )
  }

function returnWrites(move: Move, because: Reason[], text: string): PlannedWrite[] {
  const { entityTypeId, entityId, from, to, at } = move
  const key = `${guardQueue}:${entityTypeId}:${entityId}:${at}`
  const stage: PlannedWrite = {
    key: `${key}:stage`,
    action: 'update',
    entityTypeId,
    entityId,
    method: 'crm.item.update',
    params: { entityTypeId, id: entityId, useOriginalUfNames: 'Y', fields: { stageId: from } },
    before: { stageId: to },
    after: { stageId: from },
    because,
    lookUp: { kind: 'fields' },
    guarded: true,
  }
  const [first] = because
  return [stage, ...(first ? [cardComment(`${key}:comment`, { entityTypeId, entityId }, text, first)] : [])]
}

function commentText({ language }: Tenant, { from, to, names }: { from: string; to: string; names: string[] }): string {
  const list = names.join(', ')
  return language === 'ru'
    ? `Запрос возвращён из стадии «${to}» в «${from}»: не заполнено ${list}. Заполните и смените стадию снова.`
    : `The request went back from “${to}” to “${from}”: ${list} is not filled in. Fill it in and change the stage again.`
}
