import { z } from 'zod'

/** Answers that say who the client is, not what they want; files and consents. */
const nobodysWords = new Set(['name', 'last-name', 'second-name', 'phone', 'email', 'file', 'agreement'])

const answer = z.union([z.string(), z.object({ value: z.string() }).transform(({ value }) => value)]).catch('')
const answers = z.array(answer).catch([])
const field = z.object({ type: z.string().catch(''), value: answers, values: answers })
const fields = z.union([z.array(field), z.record(z.string(), field).transform((named) => Object.values(named))])
const filledForm = z.object({ PROVIDER_ID: z.literal('CRM_WEBFORM'), PROVIDER_PARAMS: z.object({ FIELDS: fields }) })

/**
 * What a client answered in a CRM form, also where no field of the card takes it: the portal keeps a filled form as an activity with
 * all of its fields. Another activity has none. Bitrix24 docs: api-reference/crm/timeline/activities/activity-base/crm-activity-fields
 */
export function formAnswers(activity: unknown): string[] {
  const form = filledForm.safeParse(activity)
  if (!form.success) return []
  return form.data.PROVIDER_PARAMS.FIELDS.flatMap(({ type, value, values }) =>
    nobodysWords.has(type) ? [] : [...value, ...values].map((one) => one.trim()).filter(Boolean),
  )
}
