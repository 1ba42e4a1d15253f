/** What addresses may ask to be told of. */
export const hookEvents = [
  'deal.created',
  'deal.changed',
  'deal.stageChanged',
  'contact.created',
  'contact.changed',
  'call.finished',
] as const
export type HookEvent = (typeof hookEvents)[number]

interface ReadRecord {
  id: number
  /** As the portal writes times: ISO 8601 with its offset. */
  createdTime: string
  updatedTime: string
}

/** A row of the stage history of deals; type 1 is the deal's first stage. Bitrix24 docs: api-reference/crm/crm-stage-history-list */
export interface StageRow {
  id: number
  typeId: number
  dealId: number
  at: string
}

export interface CallRow {
  id: number
  at: string
}

/** What one look at the portal has found. */
export interface Look {
  /** Records that are younger were made since the last look. */
  since: Date
  deals: readonly ReadRecord[]
  contacts: readonly ReadRecord[]
  stages: readonly StageRow[]
  calls: readonly CallRow[]
}

export interface Happening {
  type: HookEvent
  /** `deal:12`, `call:7` (a row of the call statistics) */
  record: string
  /** The same happening has the same key in every look. */
  key: string
  at: string
}

const createdType = 1

/**
 * What a look tells, whatever earlier looks have told: looks overlap, so each happening has a key by which it is told once. A record
 * that was made and changed since is told of twice.
 */
export function happenings({ since, deals, contacts, stages, calls }: Look): Happening[] {
  return [
    ...deals.flatMap((one) => ofRecord('deal', one, since)),
    ...contacts.flatMap((one) => ofRecord('contact', one, since)),
    ...stages
      .filter(({ typeId }) => typeId !== createdType)
      .map(({ id, dealId, at }): Happening => {
        return { type: 'deal.stageChanged', record: `deal:${dealId}`, key: `stage:${id}`, at }
      }),
    ...calls.map(({ id, at }): Happening => ({ type: 'call.finished', record: `call:${id}`, key: `call:${id}`, at })),
  ]
}

function ofRecord(kind: 'deal' | 'contact', one: ReadRecord, since: Date): Happening[] {
  const record = `${kind}:${one.id}`
  const isNew = Date.parse(one.createdTime) >= since.getTime()
  const changed = !isNew || Date.parse(one.updatedTime) > Date.parse(one.createdTime)
  const { createdTime, updatedTime } = one
  return [
    ...(isNew ? [{ type: `${kind}.created`, record, key: `${record}:new`, at: createdTime } as const] : []),
    ...(changed
      ? [{ type: `${kind}.changed`, record, key: `${record}:${Date.parse(updatedTime)}`, at: updatedTime } as const]
      : []),
  ]
}
