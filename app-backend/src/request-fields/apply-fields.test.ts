import { beforeEach, describe, expect, it } from 'vitest'
import type { LongStep } from '../platform/long-work/long-task.ts'
import type { BatchItem, Command, Params, PortalClient, Tenant } from '../portal/index.ts'
import { applyFields, type ApplyPayload } from './apply-fields.ts'
import { fieldsFile } from './contract.ts'
import { readPortalFields } from './portal-fields.ts'
import { compareFields } from './rules/compare-fields.ts'
import { readySet } from './rules/ready-set.ts'

const at = '2026-11-24T09:00:00.000Z'

type Row = Record<string, unknown>
let fields: Row[]
let cards: Map<string, unknown>
let writes: string[]

/** Answers as a portal with leads does, from memory. */
function answer(method: string, params: Params = {}): unknown {
  const extras = JSON.stringify(params['extras'])
  if (/\.(add|update|set|forceCommonScopeForAll)$/.test(method)) writes.push(method)
  if (method.endsWith('userfield.list')) return fields
  if (method.endsWith('configuration.get')) return cards.get(extras) ?? null
  if (method.endsWith('configuration.set')) return cards.set(extras, params['data']) && true
  const given = (params['fields'] ?? {}) as Row
  const shown = (label: unknown) => (label as { ru: string } | undefined)?.ru ?? null
  if (method.endsWith('userfield.add')) {
    const list = ((given['LIST'] ?? []) as Row[]).map((option, at) => ({ ...option, ID: at + 1 }))
    const flags = { MANDATORY: 'N', EDIT_FORM_LABEL: shown(given['EDIT_FORM_LABEL']), LIST: list }
    return fields.push({
      ...given,
      ...flags,
      ID: fields.length + 1,
      FIELD_NAME: `UF_CRM_${String(given['FIELD_NAME'])}`,
    })
  }
  if (method.endsWith('userfield.update')) {
    const row = fields.find(({ ID }) => ID === params['id'])
    Object.assign(row ?? {}, given, { EDIT_FORM_LABEL: shown(given['EDIT_FORM_LABEL']) })
  }
  return 1
}
const portal = {
  call: (_: unknown, method: string, params: Params) => Promise.resolve({ result: answer(method, params) }),
  batch: (_: unknown, commands: Record<string, Command>) =>
    Promise.resolve(
      Object.fromEntries(
        Object.entries(commands).map(([key, { method, params }]): [string, BatchItem] => [
          key,
          { ok: true, result: answer(method, params) },
        ]),
      ),
    ),
} as unknown as PortalClient
const names = { category: 'UF_CRM_PRD_CATEGORY', resolveBy: 'R', mailbox: 'M' }
const tenant = { id: 'p', entityTypeId: 1, language: 'ru', fieldNames: names } as Tenant

async function apply(codes = readySet.fields.map(({ code }) => code), set = readySet): Promise<string[]> {
  writes = []
  const deps = { portal, tenantOf: () => Promise.resolve(tenant), fieldsChanged: () => Promise.resolve() }
  const work = applyFields(deps)
  const payload: ApplyPayload = { set, codes, cards: true, everyone: false }
  let cursor = work.begin
  const save: LongStep<ApplyPayload, typeof cursor>['save'] = (next) => Promise.resolve(void (cursor = next))
  const at = { taskId: '', portalId: 'p', payload, signal: new AbortController().signal, save }
  while ((await work.step({ ...at, cursor })) === 'more');
  return writes
}
beforeEach(() => {
  fields = []
  cards = new Map()
})

describe('bringing the portal to the set', () => {
  it('makes every field once and lays out both cards; a second go writes nothing', async () => {
    const first = await apply()
    expect(first.filter((method) => method === 'crm.lead.userfield.add')).toHaveLength(readySet.fields.length)
    expect(first.filter((method) => method === 'crm.item.details.configuration.set')).toHaveLength(2)
    expect(await apply()).toEqual([])
  })

  it('makes a field anew that was deleted by hand, and mends a renamed one only when asked', async () => {
    await apply()
    const gone = fields.findIndex(({ FIELD_NAME }) => FIELD_NAME === 'UF_CRM_PRD_SITE')
    fields.splice(gone, 1)
    const renamed = fields.find(({ FIELD_NAME }) => FIELD_NAME === 'UF_CRM_PRD_SERIAL')
    Object.assign(renamed ?? {}, { EDIT_FORM_LABEL: 'Заводской номер', MANDATORY: 'Y' })
    expect(await apply(['PRD_SITE'])).toEqual(['crm.lead.userfield.add'])
    expect(await apply(['PRD_SERIAL'])).toEqual(['crm.lead.userfield.update'])
    expect(renamed).toMatchObject({ EDIT_FORM_LABEL: 'Серийный номер', MANDATORY: 'N' })
  })

  it('of a file brings a portal that was changed since back to it, and a second time changes nothing', async () => {
    const exported = JSON.stringify({ format: 'poryadok-fields', version: 1, exportedAt: at, set: readySet })
    await apply()
    const [serial] = readySet.fields
    const label = { ru: 'Заводской номер', en: 'Factory number' }
    await apply([serial?.code ?? ''], {
      ...readySet,
      fields: readySet.fields.map((one) => (one === serial ? { ...one, label } : one)),
    })
    fields.splice(3, 1)
    const { set } = fieldsFile.parse(JSON.parse(exported))
    expect(set).toEqual(readySet)
    const states = async () => {
      const actor = { kind: 'portal', portalId: 'p' } as const
      const compared = compareFields(set, (await readPortalFields(portal, actor, tenant, set)).fields)
      return compared.flatMap(({ state }) => (state === 'same' ? [] : [state])).toSorted()
    }
    expect(await states()).toEqual(['differs', 'missing'])
    expect((await apply(undefined, set)).toSorted()).toEqual(['crm.lead.userfield.add', 'crm.lead.userfield.update'])
    expect([await states(), await apply(undefined, set)]).toEqual([[], []])
  })

  it('leaves a field alone whose kind is another on the portal', async () => {
    fields.push({
      ID: 1,
      FIELD_NAME: 'UF_CRM_PRD_SITE',
      USER_TYPE_ID: 'double',
      MULTIPLE: 'N',
      MANDATORY: 'N',
      LIST: [],
    })
    await apply(['PRD_SITE'])
    expect(writes).not.toContain('crm.lead.userfield.update')
  })
})
