import { z } from 'zod'
import {
  faultError,
  leadEntityTypeId,
  ownFieldName,
  typeIdOf,
  type Actor,
  type BatchItem,
  type Command,
  type PortalClient,
  type Tenant,
} from '../portal/index.ts'
import type { CardSection } from './rules/card-sections.ts'
import type { FieldSet } from './rules/field-definition.ts'
import type { PortalField } from './rules/portal-field.ts'
import { isSliceField } from './rules/slice-fields.ts'
import { cardReads, cardsOf, sectionsOf, type CardKind } from './card-configuration.ts'

/** Fields and cards of the type that plays the request, as they are now. */
export interface PortalNow {
  fields: PortalField[]
  cards: { card: CardKind; there: CardSection[] | null }[]
  simpleCrm: boolean
}

const yes = z.string().transform((text) => text === 'Y')
/** A field without settings has an empty list of them. */
const settings = z.object({ ENTITY_TYPE: z.string().optional() }).optional().catch(undefined)
const leadFields = z.array(
  z.object({
    ID: z.coerce.number(),
    FIELD_NAME: z.string(),
    USER_TYPE_ID: z.string(),
    MULTIPLE: yes,
    MANDATORY: yes,
    EDIT_FORM_LABEL: z.string().nullish(),
    SETTINGS: settings,
    LIST: z.array(z.object({ ID: z.coerce.number(), VALUE: z.string(), XML_ID: z.string().nullish() })).default([]),
  }),
)
const processField = z.object({
  id: z.coerce.number(),
  fieldName: z.string(),
  userTypeId: z.string(),
  multiple: yes,
  mandatory: yes,
  settings,
  editFormLabel: z.record(z.string(), z.string().nullable()).nullish(),
})
const processFields = z.object({ fields: z.array(processField) })
const processOptions = z.object({
  field: z.object({
    enum: z.array(z.object({ id: z.coerce.number(), value: z.string(), xmlId: z.string().nullish() })).default([]),
  }),
})

/** Rows of a page of `userfieldconfig.list`, and pages that are asked for: more fields than a set may hold. */
const pageSize = 50
const pages = 6
/** Simple CRM. Bitrix24 docs: api-reference/crm/crm-settings-mode-get */
const simpleMode = 2

/** Looks and changes nothing: one REST request for leads, a second for the options of a smart process. Throws `portal.*`. */
export async function readPortalFields(
  portal: PortalClient,
  actor: Actor,
  tenant: Tenant,
  set: FieldSet,
): Promise<PortalNow> {
  const isLead = tenant.entityTypeId === leadEntityTypeId
  const asked = { mode: { method: 'crm.settings.mode.get' }, ...cardReads(tenant.entityTypeId) }
  const { fields, answers } = await readFieldsWith(portal, actor, tenant, { set, beside: asked })
  return {
    fields,
    cards: cardsOf(tenant.entityTypeId).map((card) => ({ card, there: sectionsOf(answers[`card:${card}`]) })),
    simpleCrm: isLead && answers['mode']?.ok === true && Number(answers['mode'].result) === simpleMode,
  }
}

/** The fields of the type that plays the request, in one request with whatever else is asked `beside`. Throws `portal.*`. */
export async function readFieldsWith(
  portal: PortalClient,
  actor: Actor,
  tenant: Tenant,
  { set, beside }: { set: FieldSet; beside: Record<string, Command> },
): Promise<{ fields: PortalField[]; answers: Record<string, BatchItem> }> {
  const isLead = tenant.entityTypeId === leadEntityTypeId
  const reads: Record<string, Command> = isLead
    ? { lead: { method: 'crm.lead.userfield.list' } }
    : processPages(typeIdOf(tenant.fieldNames) ?? 0, tenant.language)
  const answers: Record<string, BatchItem> = await portal.batch(
    actor,
    { ...beside, ...reads },
    { kind: 'read', patienceMs: 10_000 },
  )
  const prefix = ownFieldName(tenant.fieldNames, '')
  const named = isLead ? leadRows(must(answers['lead'])) : processRows(answers)
  const found = named
    .filter(({ name }) => name.startsWith(prefix))
    .map(({ name, ...field }): PortalField => ({ ...field, code: name.slice(prefix.length) }))
    .filter(({ code }) => !isSliceField(code))
  return { fields: isLead ? found : await withOptions(portal, actor, found, set), answers }
}

const processPages = (typeId: number, language: string): Record<string, Command> =>
  Object.fromEntries(
    Array.from({ length: pages }, (_, at) => [
      `page:${at}`,
      {
        method: 'userfieldconfig.list',
        params: {
          moduleId: 'crm',
          select: { 0: '*', language },
          filter: { entityId: `CRM_${typeId}` },
          order: { id: 'ASC' },
          start: at * pageSize,
        },
      },
    ]),
  )

function must(item: BatchItem | undefined): unknown {
  if (!item?.ok) throw faultError(item?.fault ?? unasked, { kind: 'read' })
  return item.result
}
const unasked = { code: 'portal.outcome-unknown', detail: 'not asked', portalCode: '' } as const

type Named = Omit<PortalField, 'code'> & { name: string }

const dictionaryOf = (type: string, set: z.infer<typeof settings>): string | null =>
  type === 'crm_status' ? (set?.ENTITY_TYPE ?? null) : null

const leadRows = (answer: unknown): Named[] =>
  leadFields.parse(answer).map((row) => ({
    id: row.ID,
    name: row.FIELD_NAME,
    type: row.USER_TYPE_ID,
    multiple: row.MULTIPLE,
    mandatory: row.MANDATORY,
    dictionary: dictionaryOf(row.USER_TYPE_ID, row.SETTINGS),
    label: row.EDIT_FORM_LABEL ?? '',
    options: row.LIST.map(({ ID, VALUE, XML_ID }) => ({ id: ID, value: VALUE, xmlId: XML_ID ?? '' })),
  }))

function processRows(answers: Record<string, BatchItem>): Named[] {
  const rows = new Map<number, z.infer<typeof processField>>()
  // A page past the end may repeat the last one.
  for (let at = 0; at < pages; at += 1)
    for (const row of processFields.parse(must(answers[`page:${at}`])).fields) rows.set(row.id, row)
  return [...rows.values()].map((row) => ({
    id: row.id,
    name: row.fieldName,
    type: row.userTypeId,
    multiple: row.multiple,
    mandatory: row.mandatory,
    dictionary: dictionaryOf(row.userTypeId, row.settings),
    label: Object.values(row.editFormLabel ?? {}).find(Boolean) ?? '',
    options: [],
  }))
}

/** The list of a smart process's fields tells no options. Bitrix24 docs: api-reference/crm/universal/userfieldconfig/userfieldconfig-list */
async function withOptions(portal: PortalClient, actor: Actor, fields: PortalField[], set: FieldSet) {
  const lists = new Set(set.fields.filter(({ type }) => type === 'enumeration').map(({ code }) => code))
  const asked = fields.filter(({ code, type }) => type === 'enumeration' && lists.has(code)).slice(0, pageSize)
  if (asked.length === 0) return fields
  const commands = Object.fromEntries(
    asked.map(({ id }) => [`f${id}`, { method: 'userfieldconfig.get', params: { moduleId: 'crm', id } }]),
  )
  const answers: Record<string, BatchItem> = await portal.batch(actor, commands, { kind: 'read', patienceMs: 10_000 })
  return fields.map((field) => {
    if (!asked.includes(field)) return field
    const { enum: options } = processOptions.parse(must(answers[`f${field.id}`])).field
    return { ...field, options: options.map(({ id, value, xmlId }) => ({ id, value, xmlId: xmlId ?? '' })) }
  })
}
