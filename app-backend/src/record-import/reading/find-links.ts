import { z } from 'zod'
import { emailKey } from '../../kernel/email.ts'
import { phoneKey, searchForms } from '../../kernel/phone.ts'
import {
  BatchReference,
  companyEntityTypeId,
  contactEntityTypeId,
  faultError,
  type BatchItem,
  type Command,
  type PortalClient,
} from '../../portal/index.ts'
import type { FoundLink, LinkKey } from '../rules/link-keys.ts'

type Entity = LinkKey['entity']

const typeIds: Record<Entity, number> = { contact: contactEntityTypeId, company: companyEntityTypeId }
/** Values and hits of one question. Bitrix24 docs: api-reference/crm/duplicates/crm-duplicate-find-by-comm */
const mostHits = 20
const pageSize = 50
/** Commands of one request. Bitrix24 docs: settings/how-to-call-rest-api/batch */
const mostCommands = 50
/** Keys of one question: a telephone has two forms, and a page of rows has to hold what several records share. */
const keysAtOnce: Record<LinkKey['by'], number> = { id: pageSize, inn: 40, email: 20, phone: 10 }

const ids = z.array(z.coerce.number().int())
const hits = z.object({ CONTACT: ids.optional(), COMPANY: ids.optional() }).catch({})
const items = z.object({
  items: z.array(
    z.object({
      id: z.coerce.number().int(),
      fm: z.array(z.object({ typeId: z.string(), value: z.string() })).catch([]),
    }),
  ),
})
const requisites = z.array(z.object({ ENTITY_ID: z.coerce.number().int(), RQ_INN: z.string().nullish() }))

/** Keys of one trait of one entity, asked for together. */
interface Question {
  entity: Entity
  by: LinkKey['by']
  keys: string[]
}

export const linkName = ({ entity, by, key }: LinkKey): string => `${entity} ${by} ${key}`

/**
 * Looks contacts and companies up: by address 500 keys a request, by telephone 250, by ИНН 2 000, by id 2 500. A question whose answer may
 * be cut short is asked again in halves. Throws AppError `portal.*`.
 */
export async function findLinks(
  portal: PortalClient,
  portalId: string,
  keys: readonly LinkKey[],
): Promise<Map<string, FoundLink>> {
  const found = new Map<string, FoundLink>()
  let open = questionsOf(keys)
  while (open.length > 0) {
    const asked: Question[] = []
    let commands = 0
    while (open[0] && commands + commandsOf(open[0]) <= mostCommands) {
      commands += commandsOf(open[0])
      asked.push(open[0])
      open = open.slice(1)
    }
    const batch = Object.assign({}, ...asked.map((one, at) => questionCommands(one, at))) as Record<string, Command>
    const answers = await portal.batch({ kind: 'portal', portalId }, batch, { kind: 'read' })
    for (const [at, question] of asked.entries()) {
      const read = readAnswer(question, answers, at)
      if (read) for (const key of question.keys) found.set(linkName({ ...question, key }), outcome(read.get(key)))
      else open = [...halves(question), ...open]
    }
  }
  return found
}

function questionsOf(keys: readonly LinkKey[]): Question[] {
  const groups = Map.groupBy(keys, ({ entity, by }) => `${entity} ${by}`)
  return [...groups.values()].flatMap((group) => {
    const [{ entity, by }] = group as [LinkKey]
    const all = [...new Set(group.map(({ key }) => key))]
    const size = keysAtOnce[by]
    return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => ({
      entity,
      by,
      keys: all.slice(at * size, (at + 1) * size),
    }))
  })
}

const halves = ({ keys, ...question }: Question): Question[] => {
  const middle = Math.ceil(keys.length / 2)
  return [keys.slice(0, middle), keys.slice(middle)].map((part) => ({ ...question, keys: part }))
}

const commandsOf = ({ by }: Question): number => (by === 'email' || by === 'phone' ? 2 : 1)

function questionCommands({ entity, by, keys }: Question, at: number): Record<string, Command> {
  const list = (filter: object, select: string[]): Command => ({
    method: 'crm.item.list',
    params: { entityTypeId: typeIds[entity], filter, select, start: -1 },
  })
  if (by === 'id') return { [`list${at}`]: list({ '@id': keys.map(Number) }, ['id']) }
  if (by === 'inn') {
    const filter = { ENTITY_TYPE_ID: typeIds[entity], '@RQ_INN': keys }
    return {
      [`list${at}`]: { method: 'crm.requisite.list', params: { filter, select: ['ENTITY_ID', 'RQ_INN'], start: -1 } },
    }
  }
  const values =
    by === 'email' ? keys : keys.flatMap((key) => searchForms(phoneKey(key) ?? { kind: 'internal', digits: key }))
  const owner = entity.toUpperCase()
  return {
    [`hits${at}`]: {
      method: 'crm.duplicate.findbycomm',
      params: { type: by.toUpperCase(), values, entity_type: owner },
    },
    // The entries of `fm` come with `*` alone. Bitrix24 docs: api-reference/crm/universal/crm-item-list
    [`list${at}`]: list({ '@id': BatchReference.result(`hits${at}`, owner) }, ['*']),
  }
}

/** Ids by key; null: there may be more than the answer says, and there are fewer keys to ask with. */
function readAnswer(
  question: Question,
  answers: Record<string, BatchItem>,
  at: number,
): Map<string, Set<number>> | null {
  const { entity, by, keys } = question
  const list = answered(answers[`list${at}`])
  const found = new Map<string, Set<number>>()
  const add = (key: string | null, id: number) => {
    if (key !== null) found.set(key, (found.get(key) ?? new Set()).add(id))
  }
  if (by === 'inn') {
    const rows = requisites.parse(list)
    if (rows.length >= pageSize && keys.length > 1) return null
    for (const { ENTITY_ID, RQ_INN } of rows) add(RQ_INN ?? null, ENTITY_ID)
    return found
  }
  const rows = items.parse(list ?? { items: [] }).items
  if (by === 'id') {
    for (const { id } of rows) add(String(id), id)
    return found
  }
  const known = new Set(hits.parse(answered(answers[`hits${at}`]))[entity === 'contact' ? 'CONTACT' : 'COMPANY'])
  if (known.size >= mostHits && keys.length > 1) return null
  // Nothing found comes as an empty array, and the reference then filters nothing: only ids that were found count.
  for (const { id, fm } of rows.filter((one) => known.has(one.id)))
    for (const { typeId, value } of fm) add(channelKey(by, typeId, value), id)
  return found
}

function channelKey(by: 'email' | 'phone', typeId: string, value: string): string | null {
  if (typeId.toLowerCase() !== by) return null
  if (by === 'email') return emailKey(value)
  const key = phoneKey(value)
  return key?.kind === 'public' ? key.e164 : null
}

const outcome = (owners: Set<number> | undefined): FoundLink =>
  !owners ? 'none' : owners.size > 1 ? 'several' : ([...owners][0] ?? 'none')

function answered(item: BatchItem | undefined): unknown {
  if (!item) return null
  if (!item.ok) throw faultError(item.fault, { kind: 'read' })
  return item.result
}
