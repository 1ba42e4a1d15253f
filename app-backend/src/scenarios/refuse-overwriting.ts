import { AppError } from '../platform/errors/app-error.ts'
import type { Tenant } from '../portal/index.ts'
import type { FormValues } from './contract.ts'
import type { FormNow } from './read-form.ts'
import type { ScenarioDeps } from './scenario-deps.ts'

/** Throws `request.changed-meanwhile` with who and what, when one of the fields holds something else than the person saw in it. */
export async function refuseOverwriting(
  { personName }: Pick<ScenarioDeps, 'personName'>,
  tenant: Tenant,
  { id, form }: { id: number; form: FormNow },
  { values, seen }: { values: FormValues; seen: FormValues },
): Promise<void> {
  const code = Object.keys(values).find((one) => seen[one] && !same(seen[one], form.values[one] ?? []))
  if (code === undefined) return
  const field = form.fields.find(({ ours }) => ours.code === code)
  const now = (form.values[code] ?? []).map((text) => wordsOf(text, field?.there, tenant)).join(', ')
  throw new AppError('request.changed-meanwhile', {
    params: {
      name: `№ ${id}`,
      who: form.updatedBy === null ? '—' : await personName(tenant, form.updatedBy),
      field: field?.ours.label[tenant.language] ?? code,
      now: now || '—',
    },
  })
}

const same = (a: readonly string[], b: readonly string[]) => a.join('\n') === b.join('\n')

function wordsOf(text: string, field: FormNow['fields'][number]['there'] | undefined, tenant: Tenant): string {
  if (field?.type === 'boolean') return tenant.language === 'ru' ? 'да' : 'yes'
  const locale = tenant.language === 'ru' ? 'ru-RU' : 'en-GB'
  const at = new Date(text)
  if (Number.isNaN(at.getTime())) return nameOf(text, field)
  if (field?.type === 'date') return at.toLocaleDateString(locale, { timeZone: 'UTC' })
  if (field?.type !== 'datetime') return nameOf(text, field)
  return at.toLocaleString(locale, { timeZone: tenant.zone, dateStyle: 'short', timeStyle: 'short' })
}

const nameOf = (text: string, field: FormNow['fields'][number]['there'] | undefined): string =>
  field?.options.find(({ xmlId }) => xmlId === text)?.value ?? text
