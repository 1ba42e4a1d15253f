import { z } from 'zod'
import { faultError, type BatchItem, type Command } from '../../portal/index.ts'
import { entityTypeIds } from '../crm/record-types.ts'
import { contactItem, dealItem, type ContactItem, type DealItem } from '../crm/views.ts'
import type { HookDeps } from './hook-deps.ts'
import type { CallRow, StageRow } from './rules/happenings.ts'

/** After which row each list is read on; null: it is not read. */
export interface LookFrom {
  deals: number | null
  contacts: number | null
  stages: number | null
  calls: number | null
}

export interface CallFacts extends CallRow {
  callId: string
  phone: string
  direction: 'in' | 'out'
  startedAt: string
  durationSeconds: number
  code: string
  userId: number | null
  activityId: number | null
  record: string | null
}

export type StageFacts = StageRow & { stageId: string; categoryId: number }

export interface LookRead {
  deals: DealItem[]
  contacts: ContactItem[]
  stages: StageFacts[]
  calls: CallFacts[]
  /** Where to read on. */
  next: LookFrom
  /** The portal's time of the reading. */
  now: Date
}

const pageSize = 50
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')
const stageRow = z
  .object({
    ID: z.coerce.number().int(),
    TYPE_ID: z.coerce.number().int(),
    OWNER_ID: z.coerce.number().int(),
    CREATED_TIME: z.string(),
    CATEGORY_ID: z.coerce.number().int().catch(0),
    STAGE_ID: text,
  })
  .transform((row): StageFacts => ({
    id: row.ID,
    typeId: row.TYPE_ID,
    dealId: row.OWNER_ID,
    at: row.CREATED_TIME,
    categoryId: row.CATEGORY_ID,
    stageId: row.STAGE_ID,
  }))
const callRow = z
  .object({
    ID: z.coerce.number().int(),
    CALL_ID: z.string(),
    PHONE_NUMBER: text,
    PORTAL_USER_ID: z.coerce.number().int().nullish(),
    CALL_START_DATE: z.string(),
    CALL_DURATION: z.coerce.number().int().catch(0),
    CALL_TYPE: z.coerce.number().int(),
    CALL_FAILED_CODE: text,
    CRM_ENTITY_TYPE: text,
    CRM_ENTITY_ID: z.coerce.number().int().nullish(),
    CRM_ACTIVITY_ID: z.coerce.number().int().nullish().catch(null),
  })
  .transform((row): CallFacts => ({
    id: row.ID,
    at: row.CALL_START_DATE,
    callId: row.CALL_ID,
    phone: row.PHONE_NUMBER,
    direction: row.CALL_TYPE === 2 || row.CALL_TYPE === 3 ? 'in' : 'out',
    startedAt: row.CALL_START_DATE,
    durationSeconds: row.CALL_DURATION,
    code: row.CALL_FAILED_CODE,
    userId: row.PORTAL_USER_ID || null,
    activityId: row.CRM_ACTIVITY_ID || null,
    record: row.CRM_ENTITY_ID ? `${row.CRM_ENTITY_TYPE.toLowerCase()}:${row.CRM_ENTITY_ID}` : null,
  }))

/** Bitrix24 docs: api-reference/crm/universal/crm-item-list */
const changedSince = (kind: 'deal' | 'contact', since: Date, after: number): Command => ({
  method: 'crm.item.list',
  params: {
    entityTypeId: entityTypeIds[kind],
    filter: { '>=updatedTime': since.toISOString(), '>id': after },
    select: ['*'],
    order: { id: 'ASC' },
    start: -1,
  },
})

/** Bitrix24 docs: api-reference/crm/crm-stage-history-list */
const stagesSince = (since: Date, after: number): Command => ({
  method: 'crm.stagehistory.list',
  params: {
    entityTypeId: entityTypeIds.deal,
    order: { ID: 'ASC' },
    filter: { '>=CREATED_TIME': since.toISOString(), '>ID': after },
    select: ['ID', 'TYPE_ID', 'OWNER_ID', 'CREATED_TIME', 'CATEGORY_ID', 'STAGE_ID'],
    start: -1,
  },
})

/**
 * A call is listed when it has ended, by its beginning: the time alone would miss the long ones.
 * Bitrix24 docs: api-reference/telephony/voximplant/statistics/voximplant-statistic-get
 */
const callsAfter = (since: Date, after: number): Command => ({
  method: 'voximplant.statistic.get',
  params: {
    FILTER: after === 0 ? { '>=CALL_START_DATE': since.toISOString() } : { '>ID': after },
    SORT: 'ID',
    ORDER: 'ASC',
  },
})

/** A page of everything that is wanted, in one request. Throws AppError `portal.*`. */
export async function readLook(
  { portal }: Pick<HookDeps, 'portal'>,
  portalId: string,
  since: Date,
  from: LookFrom,
): Promise<LookRead> {
  const commands: Record<string, Command> = {
    time: { method: 'server.time' },
    ...(from.deals === null ? {} : { deals: changedSince('deal', since, from.deals) }),
    ...(from.contacts === null ? {} : { contacts: changedSince('contact', since, from.contacts) }),
    ...(from.stages === null ? {} : { stages: stagesSince(since, from.stages) }),
    ...(from.calls === null ? {} : { calls: callsAfter(since, from.calls) }),
  }
  const answers = await portal.batch({ kind: 'portal', portalId }, commands, { kind: 'read' })
  const items = <Item>(answer: BatchItem | undefined, item: z.ZodType<Item>) =>
    answer ? z.object({ items: z.array(item) }).parse(resultOf(answer)).items : []
  const deals = items(answers['deals'], dealItem)
  const contacts = items(answers['contacts'], contactItem)
  const stages = items(answers['stages'], stageRow)
  const calls = answers['calls'] ? z.array(callRow).parse(resultOf(answers['calls'])) : []
  const next = {
    deals: goesOn(deals, from.deals),
    contacts: goesOn(contacts, from.contacts),
    stages: goesOn(stages, from.stages),
    calls: goesOn(calls, from.calls),
  }
  const now = z
    .string()
    .transform((time) => new Date(time))
    .parse(answers['time'] && resultOf(answers['time']))
  return { deals, contacts, stages, calls, next, now }
}

function resultOf(answer: BatchItem): unknown {
  if (!answer.ok) throw faultError(answer.fault, { kind: 'read' })
  return answer.result
}

/** After a full page, from its last row. */
const goesOn = (rows: readonly { id: number }[], from: number | null): number | null =>
  from !== null && rows.length === pageSize ? (rows.at(-1)?.id ?? null) : null
