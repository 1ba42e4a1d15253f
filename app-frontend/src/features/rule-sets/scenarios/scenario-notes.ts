import { msg } from '@lingui/core/macro'
import type { NoteSentences } from '../kind-slot.ts'

/** What is wrong with a scenario, or worth knowing of it. */
export const scenarioNoteSentences: NoteSentences = {
  'scenarios.no-name': () => msg`Назовите сценарий: по имени его узнают в истории и в ленте.`,
  'scenarios.no-values': () => msg`Выберите хотя бы одно значение.`,
  'scenarios.does-nothing': () => msg`Сценарий ничего не показывает, не требует и не подставляет.`,
  'scenarios.gone': ({ field = '' }) => msg`Поля ${field} в наборе нет: уберите его из сценария или верните в набор.`,
}
