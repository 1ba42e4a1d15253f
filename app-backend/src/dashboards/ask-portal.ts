import { faultError, type Actor, type BatchItem, type Command, type PortalClient } from '../portal/index.ts'

/** Of one request. Bitrix24 docs: settings/how-to-call-rest-api/batch */
const mostCommands = 50
const notRun = { code: 'portal.outcome-unknown', detail: 'not run', portalCode: 'NOT_RUN' } as const

export type Answers = Readonly<Record<string, BatchItem>>

/** Asks with the token of whoever looks, fifty commands a request. Throws AppError `portal.*`. */
export async function askPortal(
  portal: PortalClient,
  actor: Actor,
  commands: Readonly<Record<string, Command>>,
): Promise<Answers> {
  const list = Object.entries(commands)
  const answers: Record<string, BatchItem> = {}
  for (let at = 0; at < list.length; at += mostCommands) {
    const part = Object.fromEntries(list.slice(at, at + mostCommands))
    Object.assign(answers, await portal.batch(actor, part, { kind: 'read' }))
  }
  return answers
}

/** How many rows the portal counted. Throws AppError `portal.*` when it did not. */
export function countIn(answers: Answers, name: string): number {
  const answer = answers[name]
  if (!answer?.ok) throw faultError(answer?.fault ?? notRun, { kind: 'read' })
  return answer.total ?? 0
}

/** The portal keeps these records from the viewer altogether. */
export function isKeptBack(answers: Answers, name: string): boolean {
  const answer = answers[name]
  return answer !== undefined && !answer.ok && answer.fault.code === 'portal.no-rights'
}

/** A list of which only the number of its rows is wanted. Bitrix24 docs: api-reference/crm/universal/crm-item-list */
export const countOfItems = (entityTypeId: number, filter: Readonly<Record<string, unknown>>): Command => ({
  method: 'crm.item.list',
  params: { entityTypeId, useOriginalUfNames: 'Y', select: ['id'], filter, order: { id: 'ASC' }, start: 0 },
})

/** Bitrix24 docs: api-reference/crm/timeline/activities/activity-base/crm-activity-list */
export const countOfActivities = (filter: Readonly<Record<string, unknown>>): Command => ({
  method: 'crm.activity.list',
  params: { select: ['ID'], filter, order: { ID: 'ASC' }, start: 0 },
})
