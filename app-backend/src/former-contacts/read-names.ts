import { z } from 'zod'
import {
  companyEntityTypeId,
  contactEntityTypeId,
  faultError,
  type Actor,
  type Command,
  type PortalClient,
} from '../portal/index.ts'

export interface Names {
  contacts: ReadonlyMap<number, string>
  companies: ReadonlyMap<number, string>
}

const chunk = 50
const items = z.object({
  items: z.array(
    z.object({
      id: z.coerce.number().int(),
      name: z.string().nullish(),
      lastName: z.string().nullish(),
      title: z.string().nullish(),
    }),
  ),
})

/** Names of the records that the actor may read, by number: one request. Throws AppError `portal.*`. */
export async function readNames(
  portal: PortalClient,
  actor: Actor,
  { contacts, companies }: { contacts: readonly number[]; companies: readonly number[] },
): Promise<Names> {
  const commands: Record<string, Command> = {
    ...pagesOf('contacts', contactEntityTypeId, ['id', 'name', 'lastName'], contacts),
    ...pagesOf('companies', companyEntityTypeId, ['id', 'title'], companies),
  }
  if (Object.keys(commands).length === 0) return { contacts: new Map(), companies: new Map() }
  const answers = await portal.batch(actor, commands, { kind: 'read', patienceMs: 10_000 })
  const of = (kind: string) =>
    new Map(
      Object.entries(answers)
        .filter(([key]) => key.startsWith(kind))
        .flatMap(([, answer]) => {
          if (!answer.ok) throw faultError(answer.fault, { kind: 'read' })
          return items.parse(answer.result).items
        })
        .map((one) => [one.id, one.title || [one.name, one.lastName].filter(Boolean).join(' ') || `№ ${one.id}`]),
    )
  return { contacts: of('contacts'), companies: of('companies') }
}

function pagesOf(
  kind: string,
  entityTypeId: number,
  select: string[],
  ids: readonly number[],
): Record<string, Command> {
  const all = [...new Set(ids)]
  const count = Math.ceil(all.length / chunk)
  return Object.fromEntries(
    Array.from({ length: count }, (_, at): [string, Command] => [
      `${kind}${at}`,
      {
        method: 'crm.item.list',
        params: { entityTypeId, select, filter: { '@id': all.slice(at * chunk, (at + 1) * chunk) }, start: -1 },
      },
    ]),
  )
}
