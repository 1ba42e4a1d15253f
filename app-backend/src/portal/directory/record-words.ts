import { z } from 'zod'
import type { Clock } from '../../platform/clock/clock.ts'
import { isAppError } from '../../platform/errors/app-error.ts'
import type { Lang } from '../../platform/errors/error-sentence.ts'
import type { BatchItem, Command, PortalClient } from '../client/portal-client.ts'
import { fieldFacts, type FieldFacts } from '../rules/field-facts.ts'
import { actorOf, type Viewer } from '../session/viewer.ts'
import { companyEntityTypeId, contactEntityTypeId } from '../tenant.ts'
import type { DirectoryStore } from './directory-store.ts'

export interface WantedWords {
  /** CRM types whose fields are named. */
  types: Iterable<number>
  records: Iterable<{ entityTypeId: number; id: number }>
}

export interface FoundWords {
  /** By type, then by the field's name. A type that the viewer may not see is absent. */
  fields: Map<number, Record<string, FieldFacts>>
  /** Titles of the records that the viewer may see, by `recordKey`. */
  titles: Map<string, string>
}

export interface RecordWords {
  /**
   * Names of fields and records in the viewer's language and within their rights: one request, none when nothing is asked
   * for. A portal that does not answer costs the names only.
   */
  of(viewer: Viewer, lang: Lang, wanted: WantedWords): Promise<FoundWords>
}

const recordKey = (entityTypeId: number, id: number): string => `${entityTypeId}.${id}`

/** People rename fields rarely; a title that is an hour old misleads nobody. */
const maxAgeMs = 60 * 60_000
/** Commands of one request at most, two of them for the dictionaries and one type. */
const titlePages = 40
const pageSize = 50
const patienceMs = 5_000

const described = z.object({
  type: z.string(),
  title: z.string(),
  statusType: z.string().optional(),
  items: z
    .array(z.object({ ID: z.coerce.string(), VALUE: z.string() }))
    .optional()
    .catch(undefined),
  settings: z.object({ parentEntityTypeId: z.coerce.number().optional() }).optional().catch(undefined),
})
const fieldsAnswer = z.object({ fields: z.record(z.string(), described) })
const dictionaryAnswer = z
  .array(z.object({ ENTITY_ID: z.string(), STATUS_ID: z.string(), NAME: z.string() }))
  .transform((rows) => rows.map((row) => ({ entity: row.ENTITY_ID, id: row.STATUS_ID, name: row.NAME })))
const text = z.string().nullish()
const listAnswer = z.object({
  items: z.array(z.object({ id: z.coerce.number(), title: text, name: text, lastName: text })),
})

const named = (type: number) => type === contactEntityTypeId
const selectOf = (type: number) => (named(type) ? ['id', 'name', 'lastName'] : ['id', 'title'])
/** Types with a card: leads, deals, contacts, companies, smart processes. */
const listed = (type: number) => (type >= 1 && type <= companyEntityTypeId) || type >= 128

function titleCommands(records: WantedWords['records']): Record<string, Command> {
  const byType = Map.groupBy(records, ({ entityTypeId }) => entityTypeId)
  const pages = Array.from(byType).flatMap(([type, all]) => {
    const ids = Array.from(new Set(all.map(({ id }) => id)))
    const count = listed(type) ? Math.ceil(ids.length / pageSize) : 0
    return Array.from({ length: count }, (_, at) => ({ type, ids: ids.slice(at * pageSize, (at + 1) * pageSize) }))
  })
  return Object.fromEntries(
    pages.slice(0, titlePages).map(({ type, ids }, at) => [
      `title:${type}:${at}`,
      {
        method: 'crm.item.list',
        params: { entityTypeId: type, filter: { '@id': ids }, select: selectOf(type), start: -1 },
      },
    ]),
  )
}

export function createRecordWords(deps: {
  portal: Pick<PortalClient, 'batch'>
  lists: DirectoryStore
  clock: Clock
}): RecordWords {
  const { portal, lists, clock } = deps
  const kindOf = (lang: Lang, type: number) => `field-words:${lang}:${type}`

  async function kept(portalId: string, lang: Lang, types: readonly number[]) {
    const rows = await Promise.all(types.map((type) => lists.read(portalId, kindOf(lang, type))))
    const fields = new Map(
      rows.flatMap((row, at) => (row ? [[types[at] ?? 0, row.data as Record<string, FieldFacts>] as const] : [])),
    )
    const now = clock.now().getTime()
    const old = types.filter((_, at) => now - (rows[at]?.fetchedAt.getTime() ?? 0) > maxAgeMs)
    return { fields, old }
  }

  async function ask(viewer: Viewer, commands: Record<string, Command>): Promise<Record<string, BatchItem>> {
    if (Object.keys(commands).length === 0) return {}
    try {
      return await portal.batch(actorOf(viewer), commands, { kind: 'read', patienceMs })
    } catch (error) {
      if (!isAppError(error)) throw error
      return {}
    }
  }

  return {
    async of(viewer, lang, { types, records }) {
      const { fields, old } = await kept(viewer.portalId, lang, Array.from(new Set(types)).filter(listed))
      const items = await ask(viewer, {
        ...(old.length > 0 ? { dictionary: { method: 'crm.status.list' } } : {}),
        ...Object.fromEntries(
          old.map((entityTypeId) => [
            `fields:${entityTypeId}`,
            { method: 'crm.item.fields', params: { entityTypeId, useOriginalUfNames: 'Y' } },
          ]),
        ),
        ...titleCommands(records),
      })
      for (const [type, facts] of readFields(items)) {
        fields.set(type, facts)
        await lists.save(viewer.portalId, kindOf(lang, type), facts, clock.now())
      }
      return { fields, titles: readTitles(items) }
    },
  }
}

function readFields(items: Record<string, BatchItem>): Map<number, Record<string, FieldFacts>> {
  const dictionary = dictionaryAnswer.safeParse(items['dictionary']?.ok ? items['dictionary'].result : null)
  const found = new Map<number, Record<string, FieldFacts>>()
  if (!dictionary.success) return found
  for (const [key, item] of Object.entries(items)) {
    const answer = key.startsWith('fields:') && item.ok ? fieldsAnswer.safeParse(item.result) : null
    if (!answer?.success) continue
    const facts = Object.entries(answer.data.fields).map(([name, { settings, ...field }]) => {
      const parent = settings?.parentEntityTypeId
      return [name, fieldFacts({ ...field, parentEntityTypeId: parent }, dictionary.data)] as const
    })
    found.set(Number(key.slice('fields:'.length)), Object.fromEntries(facts))
  }
  return found
}

function readTitles(items: Record<string, BatchItem>): Map<string, string> {
  const pages = Object.entries(items).flatMap(([key, item]) => {
    const answer = key.startsWith('title:') && item.ok ? listAnswer.safeParse(item.result) : null
    return answer?.success ? [{ type: Number(key.split(':')[1]), rows: answer.data.items }] : []
  })
  const titles = pages.flatMap(({ type, rows }) =>
    rows.map(({ id, title, name, lastName }) => {
      const words = named(type) ? [name, lastName].filter(Boolean).join(' ') : (title ?? '')
      return [recordKey(type, id), words] as const
    }),
  )
  return new Map(titles.filter(([, words]) => words !== ''))
}
