import { z } from 'zod'
import { faultError } from '../client/fault-error.ts'
import type { BatchItem, PortalClient } from '../client/portal-client.ts'
import { leadEntityTypeId, type Actor } from '../tenant.ts'

/** What the set-up needs to know of a portal, read in one request. */
export interface PortalFacts {
  scopes: string[]
  /** null: the method is not there. 1 = leads are on, 2 = simple CRM, in which a lead becomes a deal at once. */
  crmMode: number | null
  processes: { entityTypeId: number; typeId: number; title: string }[]
  placements: { placement: string; handler: string }[]
  events: { event: string; handler: string }[]
  leadFields: string[]
  /** Field names of the chosen smart process, empty for leads. */
  processFields: string[]
}

const types = z.object({
  types: z.array(z.object({ id: z.coerce.number(), entityTypeId: z.coerce.number(), title: z.string() })),
})
const strings = z.array(z.string())
const placements = z.array(z.object({ placement: z.string(), handler: z.string() }))
const events = z.array(z.object({ event: z.string(), handler: z.string().default('') }))
const leadFields = z.array(z.object({ FIELD_NAME: z.string() }))
const fieldMap = z.object({ fields: z.record(z.string(), z.unknown()) })

export async function readPortalFacts(portal: PortalClient, actor: Actor, entityTypeId: number): Promise<PortalFacts> {
  const isLead = entityTypeId === leadEntityTypeId
  const items = await portal.batch(
    actor,
    {
      scope: { method: 'scope' },
      mode: { method: 'crm.settings.mode.get' },
      types: { method: 'crm.type.list' },
      placements: { method: 'placement.get' },
      events: { method: 'event.get' },
      leadFields: { method: 'crm.lead.userfield.list' },
      processFields: { method: 'crm.item.fields', params: { entityTypeId, useOriginalUfNames: 'Y' } },
    },
    { kind: 'read' },
  )
  const must = (item: BatchItem) => {
    if (!item.ok) throw faultError(item.fault, { kind: 'read' })
    return item.result
  }
  return {
    scopes: strings.parse(must(items.scope)),
    crmMode: items.mode.ok ? z.coerce.number().parse(items.mode.result) : null,
    processes: items.types.ok
      ? types
          .parse(items.types.result)
          .types.map(({ id, entityTypeId: type, title }) => ({ entityTypeId: type, typeId: id, title }))
      : [],
    placements: placements.parse(must(items.placements)),
    events: events.parse(must(items.events)),
    leadFields: items.leadFields.ok ? leadFields.parse(items.leadFields.result).map((field) => field.FIELD_NAME) : [],
    processFields:
      !isLead && items.processFields.ok ? Object.keys(fieldMap.parse(items.processFields.result).fields) : [],
  }
}
