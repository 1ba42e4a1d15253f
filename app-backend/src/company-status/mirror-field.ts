import { z } from 'zod'
import type { Lang } from '../platform/errors/error-sentence.ts'
import type { Actor, PortalClient } from '../portal/index.ts'
import { statusField, type Status } from './rules/status.ts'
import type { FieldOption } from './rules/match-options.ts'

type Deps = { portal: Pick<PortalClient, 'call'> }

const listed = z.array(z.object({ ID: z.coerce.number().int() }))
const made = z.coerce.number().int().positive()
const field = z.object({
  LIST: z
    .array(
      z.object({
        ID: z.coerce.number().int(),
        VALUE: z.string(),
        XML_ID: z.string().nullish(),
        SORT: z.coerce.number().default(500),
      }),
    )
    .nullish(),
})
const labels = { ru: 'Статус компании', en: 'Company status' }

/** The field of companies for statuses: found by its name, made when the portal has none. Resolves to its number; one request, or two. */
export async function ensureField(
  { portal }: Deps,
  actor: Actor,
  statuses: readonly Status[],
  lang: Lang,
): Promise<number> {
  const { result } = await portal.call(
    actor,
    'crm.company.userfield.list',
    { filter: { FIELD_NAME: statusField } },
    { kind: 'read' },
  )
  const [known] = listed.parse(result)
  if (known) return known.ID
  // Read-only in the portal's own card. Bitrix24 docs: api-reference/crm/companies/userfields/crm-company-userfield-add
  const fields = {
    FIELD_NAME: statusField.replace(/^UF_CRM_/, ''),
    XML_ID: statusField,
    USER_TYPE_ID: 'enumeration',
    LABEL: labels[lang],
    EDIT_FORM_LABEL: labels,
    LIST_COLUMN_LABEL: labels,
    LIST_FILTER_LABEL: labels,
    MULTIPLE: 'N',
    MANDATORY: 'N',
    SHOW_FILTER: 'Y',
    EDIT_IN_LIST: 'N',
    SETTINGS: { DISPLAY: 'LIST', LIST_HEIGHT: 1 },
    LIST: listOf(statuses, []),
  }
  return made.parse((await portal.call(actor, 'crm.company.userfield.add', { fields }, { kind: 'write' })).result)
}

/** Values of the field with their numbers. The docs promise no lasting numbers: they are read again after each change. */
export async function readOptions({ portal }: Deps, actor: Actor, fieldId: number): Promise<FieldOption[]> {
  const { result } = await portal.call(actor, 'crm.company.userfield.get', { id: fieldId }, { kind: 'read' })
  return (field.parse(result).LIST ?? []).map(({ ID, VALUE, XML_ID, SORT }) => ({
    id: ID,
    value: VALUE,
    xmlId: XML_ID ?? '',
    sort: SORT,
  }))
}

/** Brings the field's list to the directory and says which number each status has now; two requests. */
export async function writeOptions(
  deps: Deps,
  actor: Actor,
  fieldId: number,
  statuses: readonly Status[],
): Promise<Status[]> {
  const before = await readOptions(deps, actor, fieldId)
  const fields = { LIST: listOf(statuses, before) }
  await deps.portal.call(actor, 'crm.company.userfield.update', { id: fieldId, fields }, { kind: 'write' })
  const after = new Map((await readOptions(deps, actor, fieldId)).map(({ xmlId, id }) => [xmlId, id]))
  return statuses.map((status) => ({ ...status, optionId: after.get(status.key) ?? null }))
}

/** A known value is named by its number too: then it keeps it. */
const listOf = (statuses: readonly Status[], present: readonly FieldOption[]) =>
  statuses.map(({ key, name, isDefault, optionId }, at) => {
    const known = present.find(({ xmlId, id }) => xmlId === key || (optionId !== null && id === optionId))
    return {
      ...(known ? { ID: known.id } : {}),
      VALUE: name,
      XML_ID: key,
      SORT: (at + 1) * 10,
      DEF: isDefault ? 'Y' : 'N',
    }
  })
