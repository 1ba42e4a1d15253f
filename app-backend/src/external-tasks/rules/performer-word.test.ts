import { expect, it } from 'vitest'
import { performerWord } from './performer-word.ts'

it.each([
  ['Готово. Щит исправен.', 'done'],
  ['\n\n  готово', 'done'],
  ['Done', 'done'],
  ['Нужна информация: какой этаж?', 'question'],
  ['Need more information', 'question'],
  ['Не готово', null],
  ['Готовота', null],
  ['Еду. Будет готово вечером.', null],
  ['> Готово\nещё нет', null],
  ['', null],
])('%j says %s', (text, word) => expect(performerWord(text)).toBe(word))
