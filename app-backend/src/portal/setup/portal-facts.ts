import { z } from 'zod'
import { faultError } from '../client/fault-error.ts'
import type { BatchItem, Command, PortalClient } from '../client/portal-client.ts'
import { leadEntityTypeId, type Actor } from '../tenant.ts'
import type { Binding } from './rules/binding-plan.ts'
import type { Offer } from './rules/slice-standing.ts'
import type { SliceNeeds } from './slice-declaration.ts'

/** What the set-up needs to know of a portal: one REST request for each 50 questions. */
export interface PortalFacts extends Offer {
  app: { installed: boolean; paid: boolean; licence: string }
  /** Whose token background work uses. */
  owner: { id: number; name: string; isAdmin: boolean }
  /** null: the method is not there. 1 = leads are on, 2 = simple CRM, in which a lead becomes a deal at once. */
  crmMode: number | null
  processes: { entityTypeId: number; typeId: number; title: string }[]
  /** Hooks of ours that are there; lists that we have no right to read are empty. */
  bound: Binding[]
  leadFields: string[]
  /** Field names of the chosen smart process, empty for leads. */
  processFields: string[]
  /** Field names of tasks; empty where no slice asks for one. */
  taskFields: string[]
  /** Stages of the type that plays the request, in their order. */
  stages: { id: string; name: string }[]
}

/** Feature of a tariff that keeps events for us while we are away. Bitrix24 docs: api-reference/events/offline-events */
export const offlineFeature = 'rest_offline_extended'

/** Commands of one request at most. Bitrix24 docs: settings/how-to-call-rest-api/batch */
const batchSize = 50

const types = z.object({
  types: z.array(z.object({ id: z.coerce.number(), entityTypeId: z.coerce.number(), title: z.string() })),
})
const strings = z.array(z.string())
const placements = z.array(z.object({ placement: z.string(), handler: z.string() }))
const events = z.array(
  z.object({ event: z.string(), handler: z.string().default(''), offline: z.coerce.number().default(0) }),
)
const leadFields = z.array(z.object({ FIELD_NAME: z.string() }))
const statuses = z.array(z.object({ STATUS_ID: z.string(), NAME: z.string(), ENTITY_ID: z.string() }))
const fieldMap = z.object({ fields: z.record(z.string(), z.unknown()) })
const fieldTypes = z.array(z.object({ USER_TYPE_ID: z.string(), HANDLER: z.string().default('') }))
const info = z.object({
  INSTALLED: z.boolean().default(true),
  PAYMENT_EXPIRED: z.string().default('N'),
  LICENSE: z.string().default(''),
})
const profile = z.object({
  ID: z.coerce.number(),
  ADMIN: z.boolean().default(false),
  NAME: z.string().nullish(),
  LAST_NAME: z.string().nullish(),
})
const methodThere = z.object({ isExisting: z.boolean(), isAvailable: z.boolean() })
const featureThere = z.object({ value: z.string() })

function questions(entityTypeId: number, needs: readonly SliceNeeds[]): Record<string, Command> {
  const all = (pick: (one: SliceNeeds) => readonly string[]) => [...new Set(needs.flatMap(pick))]
  return {
    scope: { method: 'scope' },
    info: { method: 'app.info' },
    me: { method: 'profile' },
    mode: { method: 'crm.settings.mode.get' },
    types: { method: 'crm.type.list' },
    placements: { method: 'placement.get' },
    events: { method: 'event.get' },
    leadFields: { method: 'crm.lead.userfield.list' },
    stages: { method: 'crm.status.list', params: { order: { SORT: 'ASC' } } },
    processFields: { method: 'crm.item.fields', params: { entityTypeId, useOriginalUfNames: 'Y' } },
    ...(needs.some((one) => one.taskFields.length > 0)
      ? { taskFields: { method: 'task.item.userfield.getlist' } }
      : {}),
    ...(needs.some((one) => one.robots.length > 0) ? { robots: { method: 'bizproc.robot.list' } } : {}),
    ...(needs.some((one) => one.userFieldTypes.length > 0) ? { fieldTypes: { method: 'userfieldtype.list' } } : {}),
    ...Object.fromEntries(
      all((one) => one.methods).map((name) => [`m:${name}`, { method: 'method.get', params: { name } }]),
    ),
    ...Object.fromEntries(
      [offlineFeature, ...all((one) => one.features)].map((CODE) => [
        `f:${CODE}`,
        { method: 'feature.get', params: { CODE } },
      ]),
    ),
  }
}

async function ask(portal: PortalClient, actor: Actor, commands: Record<string, Command>) {
  const list = Object.entries(commands)
  const items: Record<string, BatchItem> = {}
  for (let at = 0; at < list.length; at += batchSize)
    Object.assign(
      items,
      await portal.batch(actor, Object.fromEntries(list.slice(at, at + batchSize)), { kind: 'read' }),
    )
  return items
}

/** Asks the portal for all of it. Throws `portal.*` when it does not answer or the app's token is refused. */
export async function readPortalFacts(
  portal: PortalClient,
  actor: Actor,
  entityTypeId: number,
  needs: readonly SliceNeeds[],
): Promise<PortalFacts> {
  const items = await ask(portal, actor, questions(entityTypeId, needs))
  const must = (item: BatchItem | undefined) => {
    if (!item?.ok) throw faultError(item?.fault ?? unasked, { kind: 'read' })
    return item.result
  }
  const may = <Out>(name: string, schema: z.ZodType<Out>, fallback: Out): Out => {
    const item = items[name]
    return item?.ok ? schema.parse(item.result) : fallback
  }
  const app = info.parse(must(items['info']))
  const me = profile.parse(must(items['me']))
  const isLead = entityTypeId === leadEntityTypeId
  return {
    scopes: strings.parse(must(items['scope'])),
    ...there(items),
    app: { installed: app.INSTALLED, paid: app.PAYMENT_EXPIRED !== 'Y', licence: app.LICENSE },
    owner: { id: me.ID, name: [me.NAME, me.LAST_NAME].filter(Boolean).join(' ') || `№ ${me.ID}`, isAdmin: me.ADMIN },
    crmMode: may('mode', z.coerce.number().nullable(), null),
    processes: may('types', types, { types: [] }).types.map(({ id, entityTypeId: type, title }) => ({
      entityTypeId: type,
      typeId: id,
      title,
    })),
    bound: [
      ...events.parse(must(items['events'])).map(eventBinding),
      ...may('placements', placements, []).map(({ placement, handler }): Binding => ({
        kind: 'placement',
        name: placement,
        handler,
      })),
      ...may('robots', strings, []).map((name): Binding => ({ kind: 'robot', name, handler: '' })),
      ...may('fieldTypes', fieldTypes, []).map(({ USER_TYPE_ID, HANDLER }): Binding => ({
        kind: 'field-type',
        name: USER_TYPE_ID,
        handler: HANDLER,
      })),
    ],
    leadFields: may('leadFields', leadFields, []).map((field) => field.FIELD_NAME),
    taskFields: may('taskFields', leadFields, []).map((field) => field.FIELD_NAME),
    stages: stagesOf(may('stages', statuses, []), entityTypeId),
    processFields: isLead ? [] : Object.keys(may('processFields', fieldMap, { fields: {} }).fields),
  }
}

/** A smart process has its stages per category; those of all categories count. */
function stagesOf(rows: z.infer<typeof statuses>, entityTypeId: number): PortalFacts['stages'] {
  const mine = (entity: string) =>
    entityTypeId === leadEntityTypeId ? entity === 'STATUS' : entity.startsWith(`DYNAMIC_${entityTypeId}_STAGE_`)
  return rows.filter((row) => mine(row.ENTITY_ID)).map((row) => ({ id: row.STATUS_ID, name: row.NAME }))
}

const unasked = { code: 'portal.outcome-unknown', detail: 'not asked', portalCode: '' } as const

const eventBinding = ({ event, handler, offline }: z.infer<typeof events>[number]): Binding =>
  offline === 1 ? { kind: 'offline-event', name: event, handler: '' } : { kind: 'event', name: event, handler }

/** Methods and features among the questions that the portal says yes to. */
function there(items: Record<string, BatchItem>): Pick<Offer, 'methods' | 'features'> {
  const yes = (prefix: string, is: (result: unknown) => boolean) =>
    Object.entries(items).flatMap(([key, item]) =>
      key.startsWith(prefix) && item.ok && is(item.result) ? [key.slice(prefix.length)] : [],
    )
  return {
    methods: yes('m:', (result) => {
      const said = methodThere.safeParse(result)
      return said.success && said.data.isExisting && said.data.isAvailable
    }),
    features: yes('f:', (result) => featureThere.safeParse(result).data?.value === 'Y'),
  }
}
