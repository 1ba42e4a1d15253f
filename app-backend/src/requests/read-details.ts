import { convert } from 'html-to-text'
import { z } from 'zod'
import type { Clock } from '../platform/clock/clock.ts'
import { AppError } from '../platform/errors/app-error.ts'
import {
  actorOf,
  BatchReference,
  faultError,
  type BatchItem,
  type Command,
  type Directory,
  type PortalClient,
  type Tenant,
  type Viewer,
} from '../portal/index.ts'
import { companiesIn, companyName } from './company-name.ts'
import type { RequestDetails, RequestLetter } from './contract.ts'
import { contactNames, contactsKey, namesIn } from './contact-names.ts'
import { instant, item, requestRow, rowFields } from './item-row.ts'
import type { LetterFacts, RequestStore } from './store.ts'

export interface DetailsDeps {
  portal: PortalClient
  directory: Directory
  store: RequestStore
  clock: Clock
}

const emailTypeId = 4
/** The portal gives 50 rows a page. */
const page = 50
const activity = z.object({
  ID: z.coerce.number().int(),
  SUBJECT: z.string().nullish(),
  DESCRIPTION: z.string().nullish(),
  DESCRIPTION_TYPE: z.coerce.number().nullish(),
  DIRECTION: z.coerce.number().nullish(),
  START_TIME: z.string().nullish(),
  CREATED: z.string().nullish(),
  SETTINGS: z
    .looseObject({
      EMAIL_META: z
        .looseObject({ from: z.string().nullish(), to: z.string().nullish(), cc: z.string().nullish() })
        .nullish()
        .catch(null),
    })
    .nullish()
    .catch(null),
})

type Activity = z.infer<typeof activity>

/** A request and its 100 newest letters as the viewer may see them; one request to the portal. Throws `request.not-found`. */
export async function readDetails(
  deps: DetailsDeps,
  tenant: Tenant,
  viewer: Viewer,
  id: number,
): Promise<RequestDetails> {
  const answers = await deps.portal.batch(
    actorOf(viewer),
    {
      request: {
        method: 'crm.item.get',
        params: {
          entityTypeId: tenant.entityTypeId,
          id,
          useOriginalUfNames: 'Y',
          select: rowFields(tenant.fieldNames),
        },
      },
      [`${contactsKey}0`]: contactNames(BatchReference.result('request', 'item', 'contactIds')),
      company: companyName(BatchReference.result('request', 'item', 'companyId')),
      newer: letters(tenant, id, 0),
      older: letters(tenant, id, page),
    },
    { kind: 'read', patienceMs: 10_000 },
  )
  const { request, newer, older } = answers
  if (!request.ok)
    throw request.fault.code === 'portal.refused' || request.fault.code === 'portal.no-rights'
      ? new AppError('request.not-found')
      : faultError(request.fault, { kind: 'read' })
  const record = z.object({ item }).parse(request.result).item
  const activities = oldestFirst([newer, older])
  const [directory, counts, known] = await Promise.all([
    deps.directory.of(tenant),
    deps.store.letterCounts(tenant.id, tenant.entityTypeId, [id]),
    deps.store.letterFacts(
      tenant.id,
      activities.map((one) => one.ID),
    ),
  ])
  return {
    entityTypeId: tenant.entityTypeId,
    request: requestRow(record, {
      tenant,
      directory,
      letters: counts,
      contacts: namesIn(answers),
      companies: companiesIn(answers.company),
    }),
    letters: activities.map((one) => requestLetter(one, known.get(one.ID) ?? null)),
    asOf: deps.clock.now().toISOString(),
  }
}

/** One page of the letters of a request, newest first. Bitrix24 docs: api-reference/crm/timeline/activities/activity-base/crm-activity-list */
const letters = (tenant: Tenant, id: number, start: number): Command => ({
  method: 'crm.activity.list',
  params: {
    filter: { OWNER_TYPE_ID: tenant.entityTypeId, OWNER_ID: id, TYPE_ID: emailTypeId },
    select: ['ID', 'SUBJECT', 'DESCRIPTION', 'DESCRIPTION_TYPE', 'DIRECTION', 'START_TIME', 'CREATED', 'SETTINGS'],
    order: { ID: 'DESC' },
    start,
  },
})

/** A letter that comes in between the pages pushes the last one of a page to the next: each counts once. */
function oldestFirst(pages: BatchItem[]): Activity[] {
  const found = new Map<number, Activity>()
  for (const answer of pages) {
    if (!answer.ok) throw faultError(answer.fault, { kind: 'read' })
    for (const one of z.array(activity).parse(answer.result)) found.set(one.ID, one)
  }
  return [...found.values()].toReversed()
}

function requestLetter(one: Activity, known: LetterFacts | null): RequestLetter {
  const meta = one.SETTINGS?.EMAIL_META
  return {
    id: one.ID,
    direction: one.DIRECTION === 2 ? 'outgoing' : 'incoming',
    from: sender(meta?.from ?? ''),
    to: meta?.to ?? '',
    cc: meta?.cc ?? '',
    subject: one.SUBJECT ?? '',
    sentAt: instant(one.START_TIME) ?? instant(one.CREATED) ?? new Date(0).toISOString(),
    text: plainText(one.DESCRIPTION ?? '', one.DESCRIPTION_TYPE ?? 1),
    attachments: (known?.attachments ?? []).map((file, index) => ({ index, ...file })),
    letterId: known?.letterId ?? null,
    why: known?.why ?? [],
  }
}

/** `Имя <адрес>` or a bare address. */
function sender(text: string): RequestLetter['from'] {
  const [, name = '', address = ''] = /^(.*?)<([^<>]+)>\s*$/.exec(text) ?? [undefined, '', text]
  return { name: name.trim().replace(/^"|"$/g, ''), address: address.trim() }
}

const htmlType = 3
const bbType = 2

/** Words of a description; its markup language is said by DESCRIPTION_TYPE (1 plain, 2 BB code, 3 HTML). */
function plainText(description: string, type: number): string {
  if (type === htmlType)
    return convert(description, { wordwrap: false, selectors: [{ selector: 'img', format: 'skip' }] }).trim()
  return (type === bbType ? description.replaceAll(/\[\/?[a-z*]+(?:=[^\]]*)?\]/gi, '') : description).trim()
}
