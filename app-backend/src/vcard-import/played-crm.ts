import { AppError } from '../platform/errors/app-error.ts'
import { BatchReference, type BatchItem, type Command, type Params, type PortalClient } from '../portal/index.ts'

type Item = Record<string, unknown> & { id: number }
interface Entry {
  id: number
  typeId: string
  valueType: string
  value: string
}

/** Contacts, companies and requisites that remember what was written, and lose answers on demand. */
export interface PlayedCrm {
  portal: PortalClient
  contacts: Map<number, Item>
  companies: Map<number, Item>
  requisites: Params[]
  addresses: Params[]
  /** REST requests as lists of their methods. */
  requests: string[][]
  /** Runs after a request took effect, before its answer: throw to lose the answer. */
  beforeAnswer: (methods: string[]) => void
  /** Runs before a command: throw an AppError to refuse it. */
  beforeCommand: (method: string, params: Params) => void
}

const contactType = 3

export function playedCrm(): PlayedCrm {
  const contacts = new Map<number, Item>()
  const companies = new Map<number, Item>()
  let serial = 0
  const tableOf = (params: Params) => (Number(params['entityTypeId']) === contactType ? contacts : companies)

  const crm: PlayedCrm = {
    contacts,
    companies,
    requisites: [],
    addresses: [],
    requests: [],
    beforeAnswer: () => {},
    beforeCommand: () => {},
    portal: {
      async call(_, method, params) {
        crm.requests.push([method])
        const item = run(method, params)
        crm.beforeAnswer([method])
        if (!item.ok) throw new AppError('portal.refused', { params: { detail: item.fault.detail } })
        return item
      },
      async batch<Key extends string>(_: unknown, commands: Record<Key, Command>) {
        const list = Object.entries<Command>(commands)
        crm.requests.push(list.map(([, { method }]) => method))
        const answers: Record<string, BatchItem> = {}
        for (const [key, { method, params = {} }] of list) answers[key] = run(method, resolved(params, answers))
        crm.beforeAnswer(list.map(([, { method }]) => method))
        return answers
      },
      upload: () => Promise.reject(new Error('nobody plays uploads')),
    },
  }

  function run(method: string, params: Params): BatchItem {
    try {
      crm.beforeCommand(method, params)
      return { ok: true, result: answer(method, params) }
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      return { ok: false, fault: { code: 'portal.refused', detail: error.message, portalCode: 'PLAYED' } }
    }
  }

  function answer(method: string, params: Params): unknown {
    const fields = (params['fields'] ?? {}) as Record<string, unknown>
    const table = tableOf(params)
    const id = Number(params['id'])
    switch (method) {
      case 'crm.item.list':
        return { items: [...table.values()].filter((one) => fits(one, params['filter'] as Params)) }
      case 'crm.item.get':
        return { item: table.get(id) }
      case 'crm.item.add':
        return { item: added(table, fields) }
      case 'crm.item.update':
        table.set(id, { ...(table.get(id) as Item), ...fields })
        return { item: table.get(id) }
      case 'crm.contact.update':
        contacts.set(id, withChannels(contacts.get(id) as Item, fields))
        return true
      case 'crm.requisite.preset.list':
        return [
          { ID: 1, NAME: 'Организация', XML_ID: '#CRM_REQUISITE_PRESET_DEF_RU_COMPANY#' },
          { ID: 3, NAME: 'Физ. лицо', XML_ID: '#CRM_REQUISITE_PRESET_DEF_RU_PERSON#' },
        ]
      case 'crm.duplicate.findbycomm':
        return { CONTACT: owners(params['values'] as string[]) }
      case 'crm.requisite.list':
        return []
      case 'crm.requisite.add':
        return crm.requisites.push(fields)
      case 'crm.address.add':
        return crm.addresses.push(fields) > 0
      default:
        throw new Error(`nobody plays ${method}`)
    }
  }

  function added(table: Map<number, Item>, fields: Params): Item {
    const item = { companyIds: [], ...fields, id: (serial += 1), fm: entries(fields['fm']) }
    table.set(item.id, item)
    return item
  }

  /** The portal keeps digits only. */
  const owners = (values: readonly string[]) =>
    [...contacts.values()]
      .filter((one) => (one['fm'] as Entry[]).some(({ value }) => values.includes(value.replaceAll(/\D/g, ''))))
      .map(({ id }) => id)

  const entries = (value: unknown): Entry[] =>
    ((value ?? []) as Omit<Entry, 'id'>[]).map((one) => ({ ...one, id: (serial += 1) }))

  function withChannels(item: Item, fields: Params): Item {
    const { PHOTO, ...lists } = fields
    const added = Object.entries(lists).flatMap(([typeId, list]) =>
      (list as { VALUE: string; VALUE_TYPE: string }[]).map((one) => ({
        typeId,
        valueType: one.VALUE_TYPE,
        value: one.VALUE,
      })),
    )
    return { ...item, ...(PHOTO ? { photo: 1 } : {}), fm: [...(item['fm'] as Entry[]), ...entries(added)] }
  }
  return crm
}

/** References of a batch, as the portal fills them in. */
function resolved(params: Params, answers: Record<string, BatchItem>): Params {
  const value = (one: unknown): unknown => {
    if (!(one instanceof BatchReference)) return plain(one)
    const [key = '', ...path] = Array.from(one.text.matchAll(/\[(\w+)\]/g), ([, step = '']) => step)
    const found = answers[key]
    const result = found?.ok ? found.result : ''
    return path.reduce<unknown>((at, step) => (at as Params | null)?.[step], result)
  }
  const plain = (one: unknown): unknown =>
    one !== null && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).map(([name, inner]) => [name, value(inner)]))
      : one
  return plain(params) as Params
}

/** Equal, one of a list, a part of the text, or a group of them. */
function fits(item: Item, filter: Params): boolean {
  const { logic, ...rest } = filter
  const tests = Object.entries(rest).map(([key, wanted]) => {
    if (/^\d+$/.test(key)) return fits(item, wanted as Params)
    const held = word(item[key.replace(/^[%@]/, '')])
    if (key.startsWith('%')) return held.toLowerCase().includes(word(wanted).toLowerCase())
    return Array.isArray(wanted) ? wanted.some((one) => word(one) === held) : held === word(wanted)
  })
  return logic === 'OR' ? tests.some(Boolean) : tests.every(Boolean)
}

const word = (value: unknown): string =>
  typeof value === 'string' ? value : value == null ? '' : JSON.stringify(value)
