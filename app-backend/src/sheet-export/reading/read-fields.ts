import { z } from 'zod'
import type { Lang } from '../../platform/errors/error-sentence.ts'
import { fieldFacts, faultError, type Actor, type BatchItem, type PortalClient } from '../../portal/index.ts'
import { exportFields, type ExportField } from '../rules/export-field.ts'

const told = z.object({
  type: z.string(),
  title: z.string(),
  statusType: z.string().optional(),
  items: z
    .array(z.object({ ID: z.coerce.string(), VALUE: z.string() }))
    .optional()
    .catch(undefined),
  settings: z.object({ parentEntityTypeId: z.coerce.number().optional() }).optional().catch(undefined),
})
const fieldsAnswer = z.object({ fields: z.record(z.string(), told) })
const dictionaryAnswer = z.array(z.object({ ENTITY_ID: z.string(), STATUS_ID: z.string(), NAME: z.string() }))

const words = {
  ru: { phone: 'Телефон', email: 'E-mail', web: 'Сайт', im: 'Мессенджер' },
  en: { phone: 'Telephone', email: 'E-mail', web: 'Site', im: 'Messenger' },
} as const satisfies Record<Lang, unknown>

/**
 * All fields of types as columns, as whoever asks may see them: one REST request. A type that they may not see is absent.
 * Bitrix24 docs: api-reference/crm/universal/crm-item-fields
 */
export async function readFields(
  portal: Pick<PortalClient, 'batch'>,
  actor: Actor,
  entityTypeIds: readonly number[],
  lang: Lang,
): Promise<Map<number, ExportField[]>> {
  const asked = entityTypeIds.map((entityTypeId) => [
    `fields${entityTypeId}`,
    { method: 'crm.item.fields', params: { entityTypeId, useOriginalUfNames: 'Y' } },
  ])
  const commands = { dictionary: { method: 'crm.status.list' }, ...Object.fromEntries(asked) }
  const answers: Record<string, BatchItem> = await portal.batch(actor, commands, { kind: 'read' })
  const dictionary = answers['dictionary']
  if (!dictionary?.ok) throw faultError(dictionary?.fault ?? notRun, { kind: 'read' })
  const entries = dictionaryAnswer
    .parse(dictionary.result)
    .map((row) => ({ entity: row.ENTITY_ID, id: row.STATUS_ID, name: row.NAME }))
  const found = new Map<number, ExportField[]>()
  for (const entityTypeId of entityTypeIds) {
    const answer = answers[`fields${entityTypeId}`]
    if (!answer?.ok) continue
    const fields = Object.entries(fieldsAnswer.parse(answer.result).fields).map(([name, { settings, ...field }]) => {
      const parentEntityTypeId = settings?.parentEntityTypeId
      return { name, type: field.type, ...fieldFacts({ ...field, parentEntityTypeId }, entries) }
    })
    found.set(entityTypeId, exportFields(fields, words[lang]))
  }
  return found
}

export const notRun = { code: 'portal.outcome-unknown', detail: 'not run', portalCode: 'NOT_RUN' } as const
