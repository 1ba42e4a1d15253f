import { z } from 'zod'
import { actorOf, type PortalClient, type Viewer } from '../portal/index.ts'
import type { PerformerList } from './contract.ts'

const rows = z.array(
  z.object({
    ID: z.coerce.number().int(),
    NAME: z.string().nullish(),
    LAST_NAME: z.string().nullish(),
    POST: z.string().nullish(),
    EMAIL: z
      .array(z.object({ VALUE: z.string().nullish() }))
      .nullish()
      .catch(null),
  }),
)

/**
 * Contacts whom a task may be given, as the viewer may see them: by the beginning of their name, those with an address first. One
 * request. Bitrix24 docs: api-reference/crm/contacts/crm-contact-list (its rows hold the addresses)
 */
export async function findPerformers(
  portal: Pick<PortalClient, 'batch'>,
  viewer: Viewer,
  search: string,
): Promise<PerformerList> {
  const select = ['ID', 'NAME', 'LAST_NAME', 'POST', 'EMAIL']
  const list = (filter: object) => ({
    method: 'crm.contact.list',
    params: { filter, select, order: { LAST_NAME: 'ASC' }, start: 0 },
  })
  const byMail = search.includes('@')
  const commands: Record<string, ReturnType<typeof list>> = search === ''
    ? { all: list({ HAS_EMAIL: 'Y' }) }
    : byMail
      ? { mail: list({ EMAIL: search }) }
      : { last: list({ '%LAST_NAME': search }), first: list({ '%NAME': search }) }
  const answers = await portal.batch(actorOf(viewer), commands, {
    kind: 'read',
    patienceMs: 10_000,
  })
  const found = new Map<number, PerformerList['performers'][number]>()
  for (const item of Object.values(answers))
    for (const row of item.ok ? rows.parse(item.result) : [])
      found.set(row.ID, {
        contactId: row.ID,
        name: [row.NAME, row.LAST_NAME].filter(Boolean).join(' '),
        note: row.POST ?? '',
        addresses: (row.EMAIL ?? []).flatMap(({ VALUE }) => VALUE ?? []),
      })
  const all = [...found.values()].toSorted(
    (one, other) => Math.sign(other.addresses.length) - Math.sign(one.addresses.length),
  )
  return { performers: all.slice(0, 50) }
}
