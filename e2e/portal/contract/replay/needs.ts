import { ownerTypeByName, typeByShortName } from '../../entities/owner-type-names.ts'
import { asText } from '../../wire/params.ts'
import type { Example } from '../example.ts'
import { readExamples } from '../example.ts'
import { BEFORE } from './before.ts'
import { OWN_IDS } from './own-ids.ts'
import type { ExampleWorld, Place } from './world.ts'

type Row = Record<string, unknown>

/** Makes every record that an example names: by the names of its keys, then by what `id` means to the method. */
export async function meetNeeds(world: ExampleWorld, { method, params }: Example): Promise<void> {
  if (!MAKES_TYPES.test(method)) await walk(world, params)
  const place = placeOf(params)
  for (const id of [...numbersAt(params, 'fields.iblockId'), ...numbersAt(params, 'filter.iblockId')])
    await world.have('catalog', id, { offers: /\.offer\./.test(method) })
  await world.have('list', place.listId ?? 0)
  await world.have('listField', Number(/^PROPERTY_(\d+)$/.exec(String(params.FIELD_ID))?.[1]), place)
  for (const currency of [params.id, params.ID]) await moneyOf(world, method, currency)
  for (const [pattern, path, kind, extra] of OWN_IDS)
    if (pattern.test(method))
      for (const id of numbersAt(params, path)) await world.have(kind, id, { ...place, ...extra })
  for (const [pattern, earlier, shape] of BEFORE)
    if (pattern.test(method)) await world.call(earlier, shape ? shape(params) : exampleOf(earlier))
}

function exampleOf(method: string): Row {
  return readExamples().find((one) => one.method.toLowerCase() === method.toLowerCase())?.params ?? {}
}

/** Their numbers of types are those of types to come. */
const MAKES_TYPES = /^crm\.type\.add$/i

const KEYS: readonly [RegExp, string, Place?][] = [
  [
    /^(responsible_?id|assigned_?by_?id|created_?by|author_?id|user_?id|users|auditors|accomplices|observers)$/i,
    'user',
  ],
  [/^company_?ids?$/i, 'item', { entityTypeId: 4 }],
  [/^(my_?company_?id)$/i, 'item', { entityTypeId: 4 }],
  [/^contact_?ids?$/i, 'item', { entityTypeId: 3 }],
  [/^lead_?id$/i, 'item', { entityTypeId: 1 }],
  [/^deal_?id$/i, 'item', { entityTypeId: 2 }],
  [/^quote_?id$/i, 'item', { entityTypeId: 7 }],
  [/^chat_?id$/i, 'chat'],
  [/^(message_?id|reply_?id)$/i, 'message'],
  [/^resource_?id$/i, 'resource'],
  [/^task_?id(from|to)?$/i, 'task'],
  [/^group_?id$/i, 'group'],
  [/^product_?id$/i, 'product'],
  [/^requisite_?id$/i, 'requisite'],
  [/^preset_?id$/i, 'preset'],
]

async function walk(world: ExampleWorld, value: unknown): Promise<void> {
  if (Array.isArray(value)) {
    for (const one of value) await walk(world, one)
    return
  }
  if (!isRow(value)) return
  await pairs(world, value)
  for (const [name, inner] of Object.entries(value)) {
    for (const [pattern, kind, place] of KEYS)
      if (pattern.test(bare(name))) for (const id of numbers(inner)) await world.have(kind, id, place ?? {})
    if (typeof inner === 'string') {
      await stage(world, inner)
      await world.have('chat', Number(/^chat(\d+)$/.exec(inner)?.[1]))
      await world.have('type', Number(/^CRM_(\d+)$/.exec(inner)?.[1]))
    }
    if (/^(uf_?task_?webdav_?files|uf_?forum_?message_?doc|file_?id)$/i.test(name)) await disk(world, inner)
    if (/^uf_?crm_?task$/i.test(name)) for (const code of [inner].flat()) await boundByCode(world, String(code))
    await walk(world, inner)
  }
}

/** A currency is named by its letters. */
async function moneyOf(world: ExampleWorld, method: string, currency: unknown): Promise<void> {
  if (!/^crm\.currency\./i.test(method) || typeof currency !== 'string') return
  await world.call('crm.currency.add', { fields: { CURRENCY: currency, AMOUNT: 1, AMOUNT_CNT: 1, SORT: 900 } })
  const localizations = { en: { FULL_NAME: currency }, de: { FULL_NAME: currency } }
  if (/localizations\.(delete|get)$/i.test(method))
    await world.call('crm.currency.localizations.set', { id: currency, localizations })
}

/** `C9:WON`: a stage of the deal category 9. */
async function stage(world: ExampleWorld, code: string): Promise<void> {
  const category = Number(/^C(\d+):\w+$/.exec(code)?.[1])
  if (!(category > 0)) return
  await world.have('category', category, { entityTypeId: 2 })
  const STATUS_ID = code.split(':')[1]
  await world.call('crm.status.add', {
    fields: { ENTITY_ID: `DEAL_STAGE_${category}`, STATUS_ID, NAME: code, SORT: 25 },
  })
}

/** `n15` in bindings, a number elsewhere. */
async function disk(world: ExampleWorld, files: unknown): Promise<void> {
  for (const file of [files].flat()) await world.have('diskFile', Number(String(file).replace(/^n/, '')))
}

const bare = (name: string): string => name.replace(/^[!@=%<>]+/, '')

/** Two keys that name a CRM item together. */
async function pairs(world: ExampleWorld, row: Row): Promise<void> {
  const of = (...names: string[]): unknown =>
    Object.entries(row).find(([key]) => names.includes(bare(key).toLowerCase().replaceAll('_', '')))?.[1]
  const named = typeof of('entitytype') === 'string' ? ownerTypeByName(String(of('entitytype'))) : of('entitytypeid')
  const couples: [unknown, unknown][] = [
    [of('ownertypeid'), of('ownerid')],
    [typeByShortName(asText(of('ownertype'))), of('ownerid')],
    [named, of('entityid')],
    [named, of('entityids')],
    [of('sourceentitytypeid'), of('sourceentityid')],
    [of('targetentitytypeid'), of('targetentityid')],
  ]
  for (const [type, ids] of couples)
    for (const entityTypeId of numbers(type)) {
      if (entityTypeId >= 128) await world.have('smartType', entityTypeId)
      if (entityTypeId === 8) for (const id of numbers(ids)) await world.have('requisite', id)
      else if (TYPES(entityTypeId)) for (const id of numbers(ids)) await world.have('item', id, { entityTypeId })
    }
  for (const entityTypeId of numbers(named))
    for (const id of numbers(of('categoryid'))) await world.have('category', id, { entityTypeId })
}

const TYPES = (id: number): boolean => [1, 2, 3, 4, 7, 31].includes(id) || id >= 128

async function boundByCode(world: ExampleWorld, code: string): Promise<void> {
  const [short = '', id = ''] = code.split('_')
  const entityTypeId = typeByShortName(short)
  if (entityTypeId > 0) await world.have('item', Number(id), { entityTypeId })
}

function placeOf(params: Row): Place {
  const found: Row = {}
  const look = (value: unknown): void => {
    if (!isRow(value)) return
    for (const [key, inner] of Object.entries(value)) {
      found[key.toLowerCase().replaceAll('_', '')] ??= inner
      look(inner)
    }
  }
  look(params)
  const number = (name: string): Row =>
    numbers(found[name])[0] === undefined ? {} : { value: numbers(found[name])[0] }
  const pick = (name: string, ...keys: string[]): Row => {
    const value = keys.map((key) => number(key).value).find((one) => one !== undefined)
    return value === undefined ? {} : { [name]: value }
  }
  return {
    ...pick('entityTypeId', 'entitytypeid'),
    ...pick('ownerTypeId', 'ownertypeid', 'sourceentitytypeid', 'entitytypeid'),
    ...pick('ownerId', 'ownerid', 'sourceentityid', 'entityid'),
    ...pick('taskId', 'taskid'),
    ...pick('listId', 'iblockid'),
    ...(isRow(params.preset) ? { presetId: numbers(params.preset.ID)[0] ?? 1 } : {}),
  }
}

function numbersAt(params: Row, path: string): number[] {
  let at: unknown = params
  for (const name of path.split('.'))
    at = isRow(at) ? Object.entries(at).find(([key]) => bare(key).toLowerCase() === name.toLowerCase())?.[1] : undefined
  return numbers(at)
}

const numbers = (value: unknown): number[] =>
  [value]
    .flat()
    .map(Number)
    .filter((one) => Number.isSafeInteger(one) && one > 0)

const isRow = (value: unknown): value is Row => value !== null && typeof value === 'object' && !Array.isArray(value)
