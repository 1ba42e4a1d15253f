import { msg } from '@lingui/core/macro'
import type { NoteSentences } from '../kind-slot.ts'

/** Why a row of a table is no line of the dictionary. */
export const rowFaults: NoteSentences = {
  'dictionary.no-words': ({ text = '' }) => msg`В «${text}» нет ни слова, ни числа.`,
  'dictionary.long-phrase': ({ most = '' }) => msg`Фраза длиннее, чем можно: не больше ${most} слов.`,
  'dictionary.no-category': ({ text = '' }) => msg`Категории «${text}» на портале нет.`,
  'dictionary.bad-weight': ({ text = '', most = '' }) => msg`Вес «${text}» не подходит: нужно целое число до ${most}.`,
  'dictionary.bad-matching': ({ text = '' }) =>
    msg`Непонятно, как искать: «${text}». Подойдут: в любой форме, точно так, по началу, с пропуском от 1 до 5 слов.`,
  'dictionary.bad-field': ({ text = '' }) => msg`Непонятно, где искать: «${text}». Подойдут: везде, в теме, в тексте.`,
  'dictionary.bad-switch': ({ text = '' }) => msg`Непонятно, работает ли слово: «${text}». Подойдут: да, нет.`,
  'dictionary.repeated': ({ text = '', row = '' }) => msg`«${text}» уже было в строке ${row}.`,
  'dictionary.too-large': ({ most = '' }) => msg`В словаре помещается ${most} строк, эта лишняя.`,
}
