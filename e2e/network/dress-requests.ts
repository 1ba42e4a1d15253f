import { addItem, updateItem } from '../portal/entities/save.ts'
import { CONTACT, LEAD } from '../portal/entities/type-ids.ts'
import type { PortalState } from '../portal/index.ts'

const hour = 3_600_000

/** Seeded requests, hours until they are due and their category: near, far, late and by days. */
const dressed: readonly [lead: number, hoursLeft: number, category: string][] = [
  [1, 0.4, 'Неисправность'],
  [2, 26, 'Документы'],
  [3, 70, 'Неисправность'],
  [4, -1.2, 'Поставка'],
]
const longTitle =
  'Нужна замена вводного автомата, двух контакторов и реле напряжения в щите насосной станции второго подъёма'

/**
 * What staff would have filled in by hand: deadlines, categories and a long title in the portal of the demo, so that
 * every state of a row is seen. The app is installed before. Resolves when the portal has told of it all.
 * @returns number of a contact without requests
 */
export async function dressRequests(state: PortalState): Promise<number> {
  const due = (hours: number): string => new Date(state.clock.now() + hours * hour).toISOString()
  const filled = (hours: number, category: string): Record<string, unknown> => ({
    UF_CRM_PRD_RESOLVE_BY: due(hours),
    UF_CRM_PRD_CATEGORY: categoryId(state, category),
  })
  const boss = { userId: 1 }
  for (const [lead, hours, category] of dressed) updateItem(state, LEAD, lead, filled(hours, category), boss)
  const long = { title: longTitle, contactIds: [2], companyId: 1, assignedById: 5, stageId: 'WORK' }
  addItem(state, LEAD, { ...long, ...filled(-80, 'Подбор') }, boss)
  const fresh = { lastName: 'Савельева', name: 'Ирина', secondName: 'Марковна' }
  const { id } = addItem(state, CONTACT, { ...fresh, post: 'Инженер', assignedById: 6 }, boss)
  await state.events.idle()
  return id
}

function categoryId(state: PortalState, name: string): number {
  const field = [...state.userfields.values()].find((one) => one.fieldName === 'UF_CRM_PRD_CATEGORY')
  const option = field?.options.find(({ value }) => value === name)
  if (!option) throw new Error(`the product has no category «${name}» in this portal`)
  return option.id
}
