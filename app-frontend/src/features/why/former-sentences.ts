import { msg, plural } from '@lingui/core/macro'
import type { Sentence } from './sentences.ts'

/** Contacts that no longer work for their companies. */
export const formerSentences: Record<string, Sentence> = {
  'former.marked': () => msg`Контакт отмечен «Не работает».`,
  'former.unmarked': () => msg`Отметка «Не работает» снята.`,
  'former.left': ({ count = 0 }) =>
    msg({
      message: plural(Number(count), {
        one: `Контакт вышел из # компании и назван в её поле «Уволенные контакты».`,
        few: `Контакт вышел из # компаний и назван в их полях «Уволенные контакты».`,
        many: `Контакт вышел из # компаний и назван в их полях «Уволенные контакты».`,
        other: `Контакт вышел из # компании и назван в их полях «Уволенные контакты».`,
      }),
    }),
  'former.returned': () => msg`Прежние компании возвращены в прежнем порядке.`,
  'former.no-companies': () => msg`У контакта не было компаний: менять нечего.`,
  'former.gone': () => msg`Контакта на портале больше нет.`,
  'former.left-as-it-is': () => msg`По настройке прежние компании не возвращаются.`,
  'former.history': () => msg`Контакт уходит из компании, его дела остаются в её таймлайне.`,
  'former.handed-over': ({ name = '' }) => msg`${name} больше не работает, дело передано преемнику.`,
}
