import { msg } from '@lingui/core/macro'
import type { Sentence } from './sentences.ts'

/** Why a stage was sent back, and what scenarios ask for. */
export const scenarioSentences: Record<string, Sentence> = {
  'scenarios.returned': ({ from = '', to = '' }) => msg`Запрос возвращён из стадии «${to}» в «${from}».`,
  'scenarios.lacks': ({ field = '', scenario = '' }) =>
    msg`Сценарий «${scenario}» требует поле «${field}», а оно пусто.`,
  'scenarios.all-filled': () => msg`Всё, что требуют сценарии, заполнено.`,
  'scenarios.nothing-required': () => msg`Сценарии здесь ничего не требуют.`,
}
