import type { PortalState } from '../portal/index.ts'
import { addItem } from '../portal/entities/save.ts'
import { LEAD } from '../portal/entities/type-ids.ts'

const subjects = ['Отключается вводной автомат', 'Нужна схема щита', 'Гудит контактор', 'Сертификат на сборку']
const stages = ['NEW', 'IN_PROCESS', 'WORK', 'WAIT_CLIENT']
const people = [2, 3, 4, 5]
const hour = 3_600_000

const turn = <Value>(values: readonly Value[], at: number): Value | undefined => values[at % values.length]

/**
 * Gives a contact open requests with every value that the tab shows: stage, deadline, category, person. The product's
 * own fields must be there: the app is installed before. Resolves when the portal has told of them all.
 * @returns title of the newest, the first row of the tab
 */
export async function addRequests(state: PortalState, contactId: number, count: number): Promise<string> {
  const categories = categoryIds(state)
  let title = ''
  for (let at = 0; at < count; at += 1) {
    title = `${turn(subjects, at)} № ${at + 1}`
    const fields = {
      title,
      stageId: turn(stages, at),
      assignedById: turn(people, at),
      contactIds: [contactId],
      UF_CRM_PRD_RESOLVE_BY: new Date(state.clock.now() + (at + 1) * hour).toISOString(),
      UF_CRM_PRD_CATEGORY: turn(categories, at),
    }
    addItem(state, LEAD, fields, { userId: 1 })
  }
  await state.events.idle()
  return title
}

function categoryIds(state: PortalState): number[] {
  const field = [...state.userfields.values()].find((one) => one.fieldName === 'UF_CRM_PRD_CATEGORY')
  if (!field) throw new Error('the product has no field for the category in this portal')
  return field.options.map(({ id }) => id)
}
