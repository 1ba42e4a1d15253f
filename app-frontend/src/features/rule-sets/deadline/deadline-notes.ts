import { msg } from '@lingui/core/macro'
import type { NoteSentences } from '../kind-slot.ts'

/** Faults and remarks of the deadlines. */
export const deadlineNotes: NoteSentences = {
  'deadline.category-gone': () => msg`Такой категории на портале больше нет: уберите её часы.`,
  'deadline.no-working-days': () => msg`В неделе нет рабочих дней: срок посчитать нельзя.`,
  'deadline.empty-interval': () => msg`Часы кончаются раньше, чем начинаются.`,
  'calendar.year-missing': ({ year = '' }) =>
    msg`Календаря на ${year} год нет: сроки пропускают только субботы и воскресенья. Загрузите дни файлом или впишите их ниже.`,
  'calendar.year-provisional': ({ year = '' }) =>
    msg`На ${year} год внесены только праздники из закона. Когда выйдет постановление о переносах, загрузите дни файлом.`,
  'calendar.no-year': () => msg`В файле не указан год календаря.`,
  'calendar.bad-day': ({ text = '' }) => msg`Такого дня или вида дня нет: ${text}`,
  'calendar.cancelled': ({ text = '' }) => msg`Событие отменено: ${text}`,
  'calendar.not-whole-day': ({ text = '' }) => msg`Событие не на весь день: ${text}`,
  'calendar.repeats': ({ text = '' }) => msg`Повторяется не раз в год в одну дату: ${text}`,
  'calendar.bad-date': ({ text = '' }) => msg`Это не дата: ${text}`,
  'calendar.backward': ({ text = '' }) => msg`Последний день раньше первого: ${text}`,
  'calendar.bad-kind': ({ text = '' }) => msg`Неизвестный вид дня: ${text}`,
  'calendar.bad-hours': ({ text = '' }) => msg`Часы записаны неверно: ${text}`,
  'deadline.backward-days': () => msg`Последний день раньше первого.`,
}
