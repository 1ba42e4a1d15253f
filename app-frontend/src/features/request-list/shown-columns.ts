import type { Layout, ListField } from '@poryadok/app-backend/request-list/contract'
import type { ClientRef } from '@poryadok/app-backend/requests/contract'

/** Names the person of a request. */
const contact = 'contactIds'

/** The person's columns; in a client's card without the client's own name in every row, and a company's always says whose a request is. */
export function shownColumns({ columns }: Layout, client: ClientRef | null): string[] {
  if (client?.kind === 'contact') return columns.filter((name) => name !== contact)
  return client && !columns.includes(contact) ? [contact, ...columns] : [...columns]
}

/** Fields that may be columns there. */
export const offeredFields = (fields: readonly ListField[], client: ClientRef | null): readonly ListField[] =>
  client?.kind === 'contact' ? fields.filter(({ name }) => name !== contact) : fields
