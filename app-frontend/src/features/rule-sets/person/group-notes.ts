import { msg } from '@lingui/core/macro'
import type { NoteSentences } from '../kind-slot.ts'

/** Faults and remarks of the groups. */
export const groupNotes: NoteSentences = {
  'routing.no-name': () => msg`Назовите группу.`,
  'routing.no-days': () => msg`Выберите хотя бы один день недели.`,
  'routing.hours-order': () => msg`Начало часов группы должно быть раньше конца.`,
  'routing.no-such-group': () => msg`Такой группы больше нет.`,
  'routing.group-off': () => msg`Группа выключена, а категории к ней идут: включите её или уберите категории.`,
  'routing.empty-group': () => msg`В группе никого нет, а категории к ней идут: добавьте людей.`,
  'routing.unknown-person': () => msg`Кого-то из группы на портале больше нет: запросы ему не достанутся.`,
}
