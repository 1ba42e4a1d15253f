import { expect, test } from 'vitest'
import { exportFields, type ToldField } from './export-field.ts'

const words = { phone: 'Телефон', email: 'E-mail', web: 'Сайт', im: 'Мессенджер' }
const told = (name: string, title: string, type = 'string'): ToldField => ({ name, title, type, kind: 'text' })
const titles = (...fields: ToldField[]) => exportFields(fields, words).map(({ title }) => title)

test('the number stands first, and each kind of multifields gets a column', () => {
  const fields = [told('title', 'Название'), told('fm', 'FM', 'crm_multifield'), told('id', 'Номер', 'integer')]
  expect(titles(...fields)).toEqual(['ID', 'Название', 'Телефон', 'E-mail', 'Сайт', 'Мессенджер'])
})

test('the links of contacts, which the portal names in capitals, stand once: as contacts', () => {
  const [links, ids] = [told('contacts', 'CONTACTS'), told('contactIds', 'Контакты', 'crm_contact')]
  expect(titles(links, ids)).toEqual(['ID', 'Контакты'])
  expect(titles(links)).toEqual(['ID', 'CONTACTS'])
})
