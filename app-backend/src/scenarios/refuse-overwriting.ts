import type { z } from 'zod'
import { AppError } from '../platform/errors/app-error.ts'
import type { Tenant } from '../portal/index.ts'
import type { saveFormBody } from './contract.ts'
import type { FormNow } from './read-form.ts'
import type { ScenarioDeps } from './scenario-deps.ts'

type Deps = Pick<ScenarioDeps, 'personName' | 'stageName'>
type Press = Pick<z.output<typeof saveFormBody>, 'values' | 'seen' | 'stageId' | 'responsibleId' | 'was'>

/** Throws `request.changed-meanwhile` with who and what, when stage, person or a field is another than the one that was seen. */
export async function refuseOverwriting(
  deps: Deps,
  tenant: Tenant,
  { id, form }: { id: number; form: FormNow },
  press: Press,
): Promise<void> {
  const other = (await movedMeanwhile(deps, tenant, form, press)) ?? filledMeanwhile(tenant, form, press)
  if (!other) return
  const who = form.updatedBy === null ? '—' : await deps.personName(tenant, form.updatedBy)
  throw new AppError('request.changed-meanwhile', { params: { name: `№ ${id}`, who, ...other } })
}

interface Other {
  field: string
  now: string
}

async function movedMeanwhile(
  { personName, stageName }: Deps,
  tenant: Tenant,
  form: FormNow,
  { stageId, responsibleId, was }: Press,
): Promise<Other | null> {
  const titles = tenant.language === 'ru' ? ['Стадия', 'Ответственный'] : ['Stage', 'Responsible']
  const [stage = '', person = ''] = titles
  if (stageId !== undefined && was.stageId !== undefined && ![was.stageId, stageId].includes(form.stageId ?? ''))
    return { field: stage, now: form.stageId === null ? '—' : await stageName(tenant, form.stageId) }
  const owners = [was.responsibleId || null, responsibleId ?? null]
  if (responsibleId !== undefined && was.responsibleId !== undefined && !owners.includes(form.responsibleId))
    return { field: person, now: form.responsibleId === null ? '—' : await personName(tenant, form.responsibleId) }
  return null
}

function filledMeanwhile(tenant: Tenant, form: FormNow, { values, seen }: Press): Other | null {
  const code = Object.keys(values).find((one) => seen[one] && !same(seen[one], form.values[one] ?? []))
  if (code === undefined) return null
  const field = form.fields.find(({ ours }) => ours.code === code)
  const now = (form.values[code] ?? []).map((text) => wordsOf(text, field?.there, tenant)).join(', ')
  return { field: field?.ours.label[tenant.language] ?? code, now: now || '—' }
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
