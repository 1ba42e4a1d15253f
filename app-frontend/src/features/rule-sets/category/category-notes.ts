import { msg } from '@lingui/core/macro'
import type { NoteSentences } from '../kind-slot.ts'

/** Faults and remarks of a dictionary. */
export const categoryNotes: NoteSentences = {
  'category.gone': () => msg`Такой категории на портале больше нет: выберите другую.`,
  'category.no-letters': () => msg`Здесь нет ни одной буквы или цифры: искать нечего.`,
  'category.twice': ({ phrase = '' }) => msg`«${phrase}» уже есть в этой категории. Слово считается один раз.`,
  'category.two-categories': ({ other = '' }) => msg`То же слово есть в категории «${other}»: решит вес.`,
  'category.empty-phrase': () => msg`Впишите слово или фразу.`,
  'category.long-phrase': () => msg`Больше десяти слов подряд никто не повторит: сократите фразу.`,
}
