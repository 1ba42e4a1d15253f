import type { Words } from '../../kernel/words.ts'
import { actionTitles } from './action-titles.ts'
import { ruleTitles } from './rule-titles.ts'

interface OwnField {
  kind?: 'moment' | 'flag' | 'person'
  /** What its codes mean. */
  names?: Readonly<Record<string, Words>>
}

/** How values of the product's own fields read, where the portal describes no field of this name. */
export const ownFields: Readonly<Record<string, OwnField>> = {
  resolveBy: { kind: 'moment' },
  lockedBy: { kind: 'person' },
  integrators: { kind: 'person' },
  defaultUserId: { kind: 'person' },
  userId: { kind: 'person' },
  on: { kind: 'flag' },
  fields: { kind: 'flag' },
  draft: { kind: 'flag' },
  markSeen: { kind: 'flag' },
  keepSent: { kind: 'flag' },
  from: { kind: 'moment' },
  to: { kind: 'moment' },
  fromWhen: { kind: 'moment' },
  rule: { names: ruleTitles },
  rules: { names: ruleTitles },
  code: {
    names: {
      'loop.own-change': { ru: 'Правило ответило на своё же изменение', en: 'The rule answered its own change' },
      'loop.too-often': { ru: 'Правила спорили за поле', en: 'Rules fought over a field' },
    },
  },
  kind: {
    names: {
      ...ruleTitles,
      'automatic-mail': { ru: 'Автоматическая почта', en: 'Automatic mail' },
      move: { ru: 'Перенос', en: 'Move' },
      split: { ru: 'Разделение', en: 'Split' },
      merge: { ru: 'Объединение', en: 'Merger' },
    },
  },
  mode: {
    names: {
      off: { ru: 'Выключены', en: 'Off' },
      shadow: { ru: 'Теневой режим', en: 'Shadow mode' },
      live: { ru: 'Работают', en: 'Live' },
    },
  },
  by: {
    names: {
      category: { ru: 'Категории', en: 'Categories' },
      group: { ru: 'Группы', en: 'Groups' },
      person: { ru: 'Сотрудники', en: 'People' },
    },
  },
  clock: {
    names: { wall: { ru: 'Круглые сутки', en: 'Around the clock' }, working: { ru: 'Рабочие', en: 'Working hours' } },
  },
  action: {
    names: {
      ...actionTitles,
      link: { ru: 'Тот же человек', en: 'The same person' },
      create: { ru: 'Новый контакт', en: 'A new contact' },
      skip: { ru: 'Не загружать', en: 'Left out' },
    },
  },
}
