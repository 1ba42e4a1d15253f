import { categorySlot } from './category/category-slot.ts'
import { deadlineSlot } from './deadline/deadline-slot.ts'
import type { KindSlot } from './kind-slot.ts'
import { personSlot } from './person/person-slot.ts'
import { scenariosSlot } from './scenarios/scenarios-slot.ts'
import { mailListsSlot } from './mail-lists/mail-lists-slot.ts'

/** Editors of the kinds of rules. A slice adds its own by a line here. */
export const kindSlots: Readonly<Record<string, KindSlot>> = {
  'automatic-mail': mailListsSlot,
  category: categorySlot,
  deadline: deadlineSlot,
  person: personSlot,
  scenarios: scenariosSlot,
}
