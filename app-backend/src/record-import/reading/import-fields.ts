import { z } from 'zod'
import {
  companyEntityTypeId,
  contactEntityTypeId,
  faultError,
  type BatchItem,
  type Command,
  leadEntityTypeId,
  type PortalClient,
} from '../../portal/index.ts'
import type { FieldKind, TargetField } from '../rules/target-field.ts'

const described = z.object({
  type: z.string(),
  title: z.string(),
  isReadOnly: z.boolean().catch(false),
  isRequired: z.boolean().catch(false),
  isMultiple: z.boolean().catch(false),
  statusType: z.string().optional(),
  items: z
    .array(z.object({ ID: z.coerce.string(), VALUE: z.string() }))
    .optional()
    .catch(undefined),
})
type Described = z.infer<typeof described>
const fieldsAnswer = z.object({ fields: z.record(z.string(), described) })
const dictionary = z.array(z.object({ ENTITY_ID: z.string(), STATUS_ID: z.string(), NAME: z.string() }))

const kinds: Readonly<Record<string, FieldKind>> = {
  string: 'text',
  text: 'text',
  url: 'text',
  address: 'text',
  integer: 'number',
  double: 'number',
  money: 'money',
  date: 'date',
  datetime: 'datetime',
  boolean: 'yes-no',
  char: 'yes-no',
  enumeration: 'list',
  crm_status: 'list',
  crm_currency: 'text',
  user: 'user',
  employee: 'user',
  crm_contact: 'contact',
  crm_company: 'company',
}

/** Times of the record itself: an import sets them. Bitrix24 docs: api-reference/crm/universal/import/index */
const ownTimes = new Set(['createdTime', 'updatedTime', 'movedTime'])
/** Set by the product or the portal; `contactId` and `contacts` are other views of `contactIds`. */
const notOffered = new Set([
  'id',
  'originatorId',
  'originId',
  'xmlId',
  'contactId',
  'contacts',
  'opened',
  'webformId',
  'previousStageId',
])
/** Characters that the portal keeps of a title. */
const titleLength = 255

/** Questions for the fields of a type; `importFields` reads the answers. Bitrix24 docs: api-reference/crm/universal/crm-item-fields */
const fieldCommands = (entityTypeId: number): Record<'fields' | 'dictionary', Command> => ({
  fields: { method: 'crm.item.fields', params: { entityTypeId, useOriginalUfNames: 'Y' } },
  dictionary: { method: 'crm.status.list', params: { order: { SORT: 'ASC' } } },
})

/** Fields of a CRM type that an import can fill: one request. Throws AppError `portal.*`. */
export async function readImportFields(portal: PortalClient, portalId: string, entityTypeId: number) {
  const answers = await portal.batch({ kind: 'portal', portalId }, fieldCommands(entityTypeId), { kind: 'read' })
  return importFields(entityTypeId, answers)
}

function importFields(entityTypeId: number, answers: Record<'fields' | 'dictionary', BatchItem>): TargetField[] {
  const { fields } = fieldsAnswer.parse(answered(answers.fields))
  const entries = dictionary.parse(answered(answers.dictionary))
  const title = fields['contactId']?.title
  const own = Object.entries(fields).flatMap(([name, field]) => {
    const kind = name === 'stageId' ? 'stage' : kinds[field.type]
    if (!kind || notOffered.has(name) || (field.isReadOnly && !ownTimes.has(name))) return []
    return [targetOf(name, name === 'contactIds' && title ? { ...field, title } : field, kind, entries)]
  })
  const isClient = [leadEntityTypeId, contactEntityTypeId, companyEntityTypeId].includes(entityTypeId)
  return isClient ? [...own, channel('fm.PHONE', 'phone'), channel('fm.EMAIL', 'email')] : own
}

function targetOf(name: string, field: Described, kind: FieldKind, entries: z.infer<typeof dictionary>): TargetField {
  const listed = field.statusType
    ? entries.filter((one) => one.ENTITY_ID === field.statusType).map((one) => ({ id: one.STATUS_ID, name: one.NAME }))
    : (field.items ?? []).map((one) => ({ id: one.ID, name: one.VALUE }))
  return {
    name,
    title: field.title,
    kind,
    multiple: field.isMultiple,
    // A flag and a stage that nobody gives have a value of the portal's own.
    required: field.isRequired && kind !== 'yes-no' && kind !== 'stage',
    options: listed,
    ...(name === 'title' ? { limit: titleLength } : {}),
  }
}

/** Numbers and addresses of a client have no title of their own in the portal's description. */
const channel = (name: string, kind: FieldKind): TargetField => ({
  name,
  title: name,
  kind,
  multiple: true,
  required: false,
  options: [],
})

function answered(item: BatchItem): unknown {
  if (!item.ok) throw faultError(item.fault, { kind: 'read' })
  return item.result
}
