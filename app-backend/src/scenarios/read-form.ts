import { z } from 'zod'
import { AppError } from '../platform/errors/app-error.ts'
import { ownFieldName, faultError, type Actor, type BatchItem, type Command, type Tenant } from '../portal/index.ts'
import {
  readFields,
  readFieldsWith,
  type FieldDefinition,
  type FieldSet,
  type PortalField,
} from '../request-fields/index.ts'
import type { ScenarioDeps } from './scenario-deps.ts'
import { categoryFact, stageFact } from './rules/scenario.ts'

const item = z.object({ item: z.looseObject({ stageId: z.string().nullish() }) })

/** The fields of a form, and what a request holds in them. */
export interface FormNow {
  /** Of the set, as far as the portal has them, each with what the portal says of it. */
  fields: { ours: FieldDefinition; there: PortalField }[]
  /** By code; options by their marks. */
  values: Record<string, string[]>
  stageId: string | null
  responsibleId: number | null
  /** Who changed the request last. */
  updatedBy: number | null
}

const dictionary = z.array(
  z.object({ ID: z.coerce.number(), ENTITY_ID: z.string(), STATUS_ID: z.string(), NAME: z.string() }),
)

type Deps = Pick<ScenarioDeps, 'db' | 'portal'>

/**
 * Fields of the form with the values of a request, or of none: one REST request for leads, two for a smart process. Throws
 * `record.not-found` for one that the actor may not see.
 */
export async function readForm(deps: Deps, actor: Actor, tenant: Tenant, entityId: number | null): Promise<FormNow> {
  const params = { entityTypeId: tenant.entityTypeId, id: entityId ?? 0, useOriginalUfNames: 'Y' }
  const beside: Record<string, Command> = entityId === null ? {} : { item: { method: 'crm.item.get', params } }
  const { fields, answers } = await readFormFields(deps, actor, tenant, beside)
  const record = entityId === null ? {} : itemOf(answers['item'])
  const responsibleId = Number(record['assignedById'] ?? 0) || null
  const updatedBy = Number(record['updatedBy'] ?? 0) || null
  const values = recordValues(tenant, fields, record)
  return { fields, values, stageId: values[stageFact]?.[0] ?? null, responsibleId, updatedBy }
}

/** Fields of the form as the portal has them, in one request with whatever else is asked `beside`; a second for a smart process. */
export async function readFormFields(
  { db, portal }: Deps,
  actor: Actor,
  tenant: Tenant,
  beside: Record<string, Command>,
): Promise<{ set: FieldSet; fields: FormNow['fields']; answers: Record<string, BatchItem> }> {
  const { set } = await readFields(db.prisma, tenant.id)
  const hasDictionary = set.fields.some(({ type }) => type === 'crm_status')
  const asked: Record<string, Command> = hasDictionary
    ? { ...beside, dictionary: { method: 'crm.status.list', params: { order: { SORT: 'ASC' } } } }
    : beside
  const { fields: there, answers } = await readFieldsWith(portal, actor, tenant, { set, beside: asked })
  const entries = entriesOf(answers['dictionary'])
  const found = new Map(there.map((field) => [field.code, withEntries(field, entries)]))
  const fields = set.fields.flatMap((ours) => {
    const portalField = found.get(ours.code)
    return portalField && !ours.hidden ? [{ ours, there: portalField }] : []
  })
  return { set, fields, answers }
}

/** What scenarios look at in a record of the portal, by code; options by their marks. */
export function recordValues(
  { fieldNames }: Tenant,
  fields: FormNow['fields'],
  record: Record<string, unknown>,
): FormNow['values'] {
  const own = fields.map(({ ours, there }) => [ours.code, textsOf(there, record[ownFieldName(fieldNames, ours.code)])])
  const stage = record['stageId']
  return {
    ...Object.fromEntries(own),
    [categoryFact]: textsOf(null, record[fieldNames.category]),
    [stageFact]: typeof stage === 'string' ? [stage] : [],
  }
}

type Entries = z.infer<typeof dictionary>

function entriesOf(answer: BatchItem | undefined): Entries {
  if (!answer) return []
  if (!answer.ok) throw faultError(answer.fault, { kind: 'read' })
  return dictionary.parse(answer.result)
}

/** A field of a dictionary holds the entry's own name, which is its mark too. Bitrix24 docs: api-reference/crm/status/crm-status-list */
function withEntries(field: PortalField, entries: Entries): PortalField {
  if (field.dictionary === null) return field
  const own = entries.filter(({ ENTITY_ID }) => ENTITY_ID === field.dictionary)
  return { ...field, options: own.map(({ ID, STATUS_ID, NAME }) => ({ id: ID, xmlId: STATUS_ID, value: NAME })) }
}

function itemOf(answer: BatchItem | undefined): Record<string, unknown> {
  if (answer?.ok) return item.parse(answer.result).item
  const fault = answer?.fault
  if (!fault || fault.code === 'portal.refused' || fault.code === 'portal.no-rights')
    throw new AppError('record.not-found')
  throw faultError(fault, { kind: 'read' })
}

/** Values of a field as texts; the portal gives one value bare and no value as null, '' or false. */
function textsOf(field: PortalField | null, value: unknown): string[] {
  const list = (Array.isArray(value) ? value : [value]) as unknown[]
  const texts = list
    .filter((one) => one !== null && one !== undefined && one !== '' && one !== false)
    .map((one) => (typeof one === 'object' ? JSON.stringify(one) : one === true ? 'Y' : String(one as string | number)))
  if (field?.type === 'boolean') return texts.filter((text) => text !== '0' && text !== 'N').map(() => 'Y')
  if (field?.type !== 'enumeration') return texts
  return texts.map((text) => field.options.find(({ id }) => String(id) === text)?.xmlId ?? text)
}
