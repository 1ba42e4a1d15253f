import { describe, expect, it } from 'vitest'
import { companyName } from './company-name.ts'

describe('a company’s name', () => {
  it.each([
    ['ООО "Ромашка"'],
    ['ООО «Ромашка»'],
    ['ООО Ромашка'],
    ['Ромашка ООО'],
    ['Ромашка, ООО'],
    ['"Ромашка" ООО'],
    ['ооо  „РОМАШКА“'],
    ['Общество с ограниченной ответственностью "Ромашка"'],
    ['О.О.О. Ромашка'],
    ['Ромашка'],
    ['ЗАО «Ромашка»'],
    ['Pомашка'],
    ['OOO Ромашка'],
    ['Ромашка, OAO'],
    ['AO «Ромашка»'],
    ['ООО «Рома\u00ADшка»\u200B'],
  ])('%s has the key of Ромашка', (text) => expect(companyName(text).key).toBe('ромашка'))

  it.each([
    ['ООО «Ёлка и Ко»', { form: 'ООО', bare: 'Ёлка и Ко', key: 'елка и ко' }],
    ['ИП Воронцова Елена Павловна', { form: 'ИП', bare: 'Воронцова Елена Павловна', key: 'воронцова елена павловна' }],
    ['ПАО «Северо – Запад»', { form: 'ПАО', bare: 'Северо – Запад', key: 'северо-запад' }],
    ['Acme, Ltd.', { form: 'Ltd', bare: 'Acme', key: 'acme' }],
    ['ООО «Завод «Прогресс»', { form: 'ООО', bare: '«Завод «Прогресс»', key: 'завод прогресс' }],
    ['Аооо', { form: '', bare: 'Аооо', key: 'аооо' }],
    ['Иприт', { form: '', bare: 'Иприт', key: 'иприт' }],
    ['Комбинат АО-1', { form: '', bare: 'Комбинат АО-1', key: 'комбинат ао-1' }],
    ['ООО', { form: '', bare: 'ООО', key: 'ооо' }],
    ['AO Smith', { form: '', bare: 'AO Smith', key: 'ao smith' }],
    ['Too Good Ltd', { form: 'Ltd', bare: 'Too Good', key: 'too good' }],
    ['OOO Alfa', { form: 'ООО', bare: 'Alfa', key: 'alfa' }],
    ['А. - Б.', { form: '', bare: 'А. - Б.', key: 'а-б' }],
    ['', { form: '', bare: '', key: '' }],
  ])('%s is read as %o', (text, expected) => expect(companyName(text)).toEqual(expected))

  it.each([
    ['ООО «Вектор»', 'ООО «Вектор-М»'],
    ['Ромашка', 'Ромашка 2'],
    ['Norma', 'Norma Group'],
  ])('%s and %s are two companies', (a, b) => expect(companyName(a).key).not.toBe(companyName(b).key))

  it('a Latin name stays Latin', () => expect(companyName('TOP Catering').key).toBe('top catering'))

  it('of any length and any signs is read at once', () => {
    for (const text of [
      ' ,'.repeat(200_000),
      '"'.repeat(200_000),
      `ООО${' ,.'.repeat(100_000)}`,
      'о'.repeat(500_000),
    ]) {
      const begin = process.cpuUsage()
      companyName(`${text}x`)
      expect(process.cpuUsage(begin).user).toBeLessThan(1_000_000)
    }
  })
})
