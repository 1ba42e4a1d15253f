import { addPerson } from '../../portal/seed/add-person.ts'
import type { PortalState } from '../../portal/store/state.ts'
import type { ImportClient } from './import-client.ts'

const fields = [
  { column: 1, field: 'title' },
  {
    column: 2,
    field: 'stageId',
    transform: { values: { closed: 'CONVERTED', 'in progress': 'WORK', new: 'NEW', escalated: 'WAIT_EXECUTOR' } },
  },
  { column: 3, field: 'createdTime' },
  // Whoever has left, and whoever nobody knows, is the administrator.
  { column: 4, field: 'assignedById', transform: { otherwise: '1' } },
  { column: 5, field: 'name' },
  { column: 6, field: 'fm.EMAIL' },
  { column: 7, field: 'fm.PHONE' },
  { column: 8, field: 'comments' },
]
const categoryColumn = 9

/** The people of makeCases that the portal knows: one at work, one who has left. */
export function addCaseOwners(state: PortalState): void {
  const owner = { position: 'Инженер поддержки', department: 1, role: 'agent' } as const
  addPerson(state, { ...owner, name: 'Анна', lastName: 'Ким', login: 'a.kim', gender: 'F' })
  addPerson(state, { ...owner, name: 'Пётр', lastName: 'Орлов', login: 'p.orlov', gender: 'M', active: false })
}

/** The columns of makeCases that go into a request; its category is the field that the product has made in the portal. */
export async function caseFields(client: ImportClient, importId: string) {
  const { fields: there } = await client.call<{ fields: { name: string }[] }>(
    'GET',
    `/api/imports/${importId}/suggestions`,
  )
  const category = there.find(({ name }) => name.endsWith('_PRD_CATEGORY'))?.name
  if (category === undefined) throw new Error('the request has no category')
  return [...fields, { column: categoryColumn, field: category, transform: { otherwise: '' } }]
}
