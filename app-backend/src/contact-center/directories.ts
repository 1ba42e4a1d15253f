import { z } from 'zod'
import type { Clock } from '../platform/clock/clock.ts'
import type { PortalClient, Tenant } from '../portal/index.ts'
import { ask } from './crm/ask.ts'
import type { RecordKind } from './rules/field-map.ts'

const category = z.looseObject({ id: z.coerce.number().int(), name: z.string() })
const status = z.object({
  ENTITY_ID: z.string(),
  STATUS_ID: z.string(),
  NAME: z.string(),
  SEMANTICS: z.string().nullish(),
})
const field = z.looseObject({
  title: z.string().default(''),
  type: z.string().default('string'),
  isReadOnly: z.boolean().default(false),
  upperName: z.string().optional(),
  items: z.array(z.object({ ID: z.coerce.string(), VALUE: z.string() })).optional(),
})
const fields = z.object({ fields: z.record(z.string(), field) })
const preset = z.object({ ID: z.coerce.number().int(), NAME: z.string().nullish(), XML_ID: z.string().nullish() })
const currency = z.looseObject({ CURRENCY: z.string(), FULL_NAME: z.string().nullish() })

export interface DirectoryEntry {
  id: string
  name: string
}

/** The lists of a portal that calls may name values of. */
export interface Directory {
  funnels: { id: number; name: string }[]
  stages: { id: string; name: string; categoryId: number; meaning: 'process' | 'success' | 'failure' }[]
  /** SOURCE, CONTACT_TYPE, COMPANY_TYPE, DEAL_TYPE, INDUSTRY, EMPLOYEES, HONORIFIC. */
  statuses: Record<string, DirectoryEntry[]>
  presets: { id: number; name: string; xmlId: string }[]
  currencies: DirectoryEntry[]
  fields: { kind: RecordKind; field: string; title: string; type: string; items: DirectoryEntry[] }[]
}

export interface Directories {
  of(tenant: Tenant): Promise<Directory>
}

const ageMs = 10 * 60_000
const kinds = { deal: 2, contact: 3, company: 4 } as const
const lists = ['SOURCE', 'CONTACT_TYPE', 'COMPANY_TYPE', 'DEAL_TYPE', 'INDUSTRY', 'EMPLOYEES', 'HONORIFIC']

/** The portal's lists, read in one request and kept for ten minutes; calls that come together wait for one reading. */
export function createDirectories(portal: PortalClient, clock: Clock): Directories {
  const kept = new Map<string, { at: number; directory: Promise<Directory> }>()
  return {
    of(tenant) {
      const known = kept.get(tenant.id)
      const now = clock.now().getTime()
      if (known && now - known.at < ageMs) return known.directory
      const directory = read(portal, tenant)
      kept.set(tenant.id, { at: now, directory })
      directory.catch(() => kept.delete(tenant.id))
      return directory
    },
  }
}

/** Bitrix24 docs: api-reference/crm/universal/category, status, universal/crm-item-fields, requisites/presets, currency */
async function read(portal: PortalClient, { id: portalId }: Tenant): Promise<Directory> {
  const item = (entityTypeId: number) => ({
    method: 'crm.item.fields',
    params: { entityTypeId, useOriginalUfNames: 'N' },
  })
  const answers = await ask(
    portal,
    { kind: 'portal', portalId },
    {
      funnels: { method: 'crm.category.list', params: { entityTypeId: kinds.deal } },
      statuses: { method: 'crm.status.list', params: { order: { SORT: 'ASC' } } },
      deal: item(kinds.deal),
      contact: item(kinds.contact),
      company: item(kinds.company),
      presets: { method: 'crm.requisite.preset.list', params: { select: ['ID', 'NAME', 'XML_ID'] } },
      currencies: { method: 'crm.currency.list', params: {} },
    },
  )
  const statuses = z.array(status).parse(answers.statuses)
  return {
    funnels: z
      .object({ categories: z.array(category) })
      .parse(answers.funnels)
      .categories.map(({ id, name }) => ({ id, name })),
    stages: stagesOf(statuses),
    statuses: Object.fromEntries(lists.map((list) => [list, entriesOf(statuses, list)])),
    presets: z
      .array(preset)
      .parse(answers.presets)
      .map((one) => ({ id: one.ID, name: one.NAME ?? '', xmlId: one.XML_ID ?? '' })),
    currencies: z
      .array(currency)
      .parse(answers.currencies)
      .map((one) => ({ id: one.CURRENCY, name: one.FULL_NAME ?? one.CURRENCY })),
    fields: (['contact', 'company', 'deal'] as const).flatMap((kind) => writable(kind, answers[kind])),
  }
}

const entriesOf = (statuses: readonly z.infer<typeof status>[], list: string): DirectoryEntry[] =>
  statuses.filter((one) => one.ENTITY_ID === list).map((one) => ({ id: one.STATUS_ID, name: one.NAME }))

/** `DEAL_STAGE` is the first funnel's list, `DEAL_STAGE_5` that of funnel 5. */
function stagesOf(statuses: readonly z.infer<typeof status>[]): Directory['stages'] {
  return statuses.flatMap((one) => {
    const [, id] = /^DEAL_STAGE(?:_(\d+))?$/.exec(one.ENTITY_ID) ?? [null]
    if (id === null) return []
    const meaning = one.SEMANTICS === 'S' ? 'success' : one.SEMANTICS === 'F' ? 'failure' : 'process'
    return [{ id: one.STATUS_ID, name: one.NAME, categoryId: Number(id ?? 0), meaning }]
  })
}

/** Another name of `contactIds`, without words of its own. Bitrix24 docs: api-reference/crm/universal/crm-item-fields */
const codeOfContacts = 'contacts'

function writable(kind: RecordKind, answer: unknown): Directory['fields'] {
  return Object.entries(fields.parse(answer).fields).flatMap(([name, one]) =>
    one.isReadOnly || name === codeOfContacts
      ? []
      : [
          {
            kind,
            field: name,
            title: one.title,
            type: one.type,
            items: (one.items ?? []).map(({ ID, VALUE }) => ({ id: ID, name: VALUE })),
          },
        ],
  )
}
