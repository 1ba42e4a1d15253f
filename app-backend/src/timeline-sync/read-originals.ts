import { compile } from 'html-to-text'
import { z } from 'zod'
import { faultError, type Command, type PortalClient } from '../portal/index.ts'
import type { Original } from './copy-words.ts'
import { activityKind } from './rules/activity-kind.ts'

/** Rows of one answer. Bitrix24 docs: api-reference/crm/timeline/activities/activity-base/crm-activity-list */
const pageSize = 50
const htmlType = 3
/** Longest text of a copy: fifty of them go out in one request. */
const mostText = 4_000

const toText = compile({
  wordwrap: false,
  limits: { maxDepth: 100, maxInputLength: 200_000 },
  selectors: [
    { selector: 'a', options: { hideLinkHrefIfSameAsText: true, ignoreHref: true } },
    { selector: 'img', format: 'skip' },
  ],
})

const text = z.string().nullish()
const number = z.coerce.number().int()
const row = z.object({
  ID: number,
  TYPE_ID: number,
  PROVIDER_ID: text,
  SUBJECT: text,
  DESCRIPTION: text,
  DESCRIPTION_TYPE: number.nullish().catch(null),
  DIRECTION: z.coerce.string().nullish(),
  LOCATION: text,
  CREATED: z.string().transform((at) => new Date(at)),
  START_TIME: text,
  END_TIME: text,
  PRIORITY: z.coerce.string().nullish(),
  COMPLETED: text,
  AUTHOR_ID: number.nullish(),
  RESPONSIBLE_ID: number.nullish(),
  COMMUNICATIONS: z.array(z.object({ TYPE: text, VALUE: text })).nullish(),
})
const select = Object.keys(row.shape)

const cut = (words: string) => (words.length > mostText ? `${words.slice(0, mostText - 1)}…` : words)

/** Text of an activity without its tags. */
const plainText = (words: string, type: number | null): string =>
  cut((type === htmlType ? toText(words) : words).trim())

function originalOf(one: z.infer<typeof row>): Original {
  const [other] = one.COMMUNICATIONS ?? []
  return {
    id: one.ID,
    kind: activityKind(one.TYPE_ID, one.PROVIDER_ID ?? ''),
    subject: one.SUBJECT ?? '',
    description: plainText(one.DESCRIPTION ?? '', one.DESCRIPTION_TYPE ?? null),
    location: one.LOCATION ?? '',
    created: one.CREATED,
    authorId: one.AUTHOR_ID || null,
    responsibleId: one.RESPONSIBLE_ID || null,
    address: other?.VALUE ?? '',
    activity: {
      typeId: one.TYPE_ID,
      direction: one.DIRECTION ?? '0',
      startTime: one.START_TIME || null,
      endTime: one.END_TIME || null,
      priority: one.PRIORITY ?? '2',
      completed: one.COMPLETED === 'Y',
      addressType: other?.TYPE ?? '',
    },
  }
}

/** Activities with all that a copy takes, by number: one command for 50 of them. Throws AppError `portal.*`. */
export async function readOriginals(
  portal: PortalClient,
  portalId: string,
  ids: readonly number[],
): Promise<Map<number, Original>> {
  const found = new Map<number, Original>()
  const chunks = Array.from({ length: Math.ceil(ids.length / pageSize) }, (_, at) =>
    ids.slice(at * pageSize, (at + 1) * pageSize),
  )
  if (chunks.length === 0) return found
  const commands = Object.fromEntries(
    chunks.map((chunk, at): [string, Command] => [
      `o${at}`,
      { method: 'crm.activity.list', params: { filter: { '@ID': chunk }, order: { ID: 'ASC' }, select, start: -1 } },
    ]),
  )
  const answers = await portal.batch({ kind: 'portal', portalId }, commands, { kind: 'read' })
  for (const answer of Object.values(answers)) {
    if (!answer.ok) throw faultError(answer.fault, { kind: 'read' })
    for (const one of z.array(row).parse(answer.result)) found.set(one.ID, originalOf(one))
  }
  return found
}
