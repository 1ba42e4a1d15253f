import { AppError } from '../platform/errors/app-error.ts'
import { ownFieldName, type Tenant } from '../portal/index.ts'
import type { FormValues, ScenarioBody } from './contract.ts'
import type { FormNow } from './read-form.ts'
import { isFilledKind } from './rules/filled-kinds.ts'
import { obeyScenarios } from './rules/obey-scenarios.ts'

/**
 * What a form gives to the portal: fields by their full names, with what scenarios set. Throws `scenarios.lacking` with the fields that
 * a scenario asks for and the form leaves empty; what the portal's own card has to fill is not asked of the form.
 */
export function portalValues(
  tenant: Tenant,
  form: FormNow,
  given: FormValues,
  { scenarios }: ScenarioBody,
): Record<string, unknown> {
  const known = new Map(form.fields.map((field) => [field.ours.code, field]))
  const values = { ...form.values, ...given }
  const labels = Object.fromEntries(form.fields.map(({ ours }) => [ours.code, ours.label[tenant.language]]))
  const { missing, set } = obeyScenarios(scenarios, { values, labels })
  const lacking = missing.filter((code) => isFilledKind(known.get(code)?.there.type ?? ''))
  if (lacking.length > 0) {
    const names = lacking.map((code) => labels[code] ?? code).join(', ')
    const fields = Object.fromEntries(lacking.map((code) => [code, 'scenarios.lacks']))
    throw new AppError('scenarios.lacking', { params: { fields: names }, fields })
  }
  const texts = { ...Object.fromEntries(Object.entries(set).map(([code, value]) => [code, [value]])), ...given }
  return Object.fromEntries(
    Object.entries(texts).flatMap(([code, list]) => {
      const field = known.get(code)
      if (!field || !isFilledKind(field.there.type)) return []
      const sent = list.filter((text) => text.trim() !== '').map((text) => valueOf(field.there, text))
      const name = ownFieldName(tenant.fieldNames, code)
      return [[name, field.there.multiple ? sent : (sent[0] ?? '')]]
    }),
  )
}

/** Options go by their numbers, flags as the method takes them. Bitrix24 docs: api-reference/crm/universal/crm-item-add */
function valueOf({ type, options }: FormNow['fields'][number]['there'], text: string): string | number {
  if (type === 'boolean') return text === 'Y' ? 'Y' : 'N'
  return type === 'enumeration' ? (options.find(({ xmlId }) => xmlId === text)?.id ?? text) : text
}
