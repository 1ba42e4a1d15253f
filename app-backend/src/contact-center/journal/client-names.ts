import { z } from 'zod'
import type { Actor, Command, PortalClient } from '../../portal/index.ts'
import { ask } from '../crm/ask.ts'
import { entityTypeIds } from '../crm/record-types.ts'
import { namedClients } from '../rules/named-clients.ts'

const name = z.string().nullish()
const found = z
  .object({ items: z.array(z.object({ id: z.coerce.number().int(), title: name, lastName: name, name })) })
  .optional()

export interface ClientNames {
  contacts: { id: number; name: string }[]
  companies: { id: number; name: string }[]
}

/** The portal gives fifty records a page. Bitrix24 docs: api-reference/crm/universal/crm-item-list */
const atOnce = 50

/** Names of the contacts and companies that values point at, as far as the asker may see them: one request, none when there are none. */
export async function clientNames(
  portal: PortalClient,
  actor: Actor,
  values: readonly Readonly<Record<string, unknown>>[],
): Promise<ClientNames> {
  const ids = namedClients(values)
  const command = (kind: 'contact' | 'company', those: readonly number[], select: string[]): Command => ({
    method: 'crm.item.list',
    params: { entityTypeId: entityTypeIds[kind], filter: { id: those.slice(0, atOnce) }, select, start: -1 },
  })
  const answers = await ask<'contacts' | 'companies'>(portal, actor, {
    ...(ids.contacts.length > 0 ? { contacts: command('contact', ids.contacts, ['id', 'lastName', 'name']) } : {}),
    ...(ids.companies.length > 0 ? { companies: command('company', ids.companies, ['id', 'title']) } : {}),
  })
  const named = (answer: unknown) =>
    (found.parse(answer)?.items ?? []).flatMap(({ id, title, lastName, name: first }) => {
      const words = (title ?? [lastName, first].filter(Boolean).join(' ')).trim()
      return words === '' ? [] : [{ id, name: words }]
    })
  return { contacts: named(answers.contacts), companies: named(answers.companies) }
}
