import { expect, it } from 'vitest'
import { formAnswers } from './form-answers.ts'

const form = (FIELDS: unknown) => ({ PROVIDER_ID: 'CRM_WEBFORM', PROVIDER_PARAMS: { FIELDS, FORM: { LINK: '' } } })
const question = { type: 'text', code: 'LEAD_COMMENTS', required: false, caption: 'Вопрос', value: ['Гудит щит'] }

it('of a filled form are what the client wants, not who they are', () => {
  const who = [
    { type: 'name', caption: 'Имя', value: ['Анна'] },
    { type: 'phone', caption: 'Телефон', value: ['+7 900 000-00-00'] },
    { type: 'agreement', caption: 'Согласие', value: ['Y'] },
  ]
  const choice = { type: 'list', caption: 'Тема', value: [{ value: 'Ремонт' }, { title: 'без значения' }] }
  expect(formAnswers(form([...who, question, choice]))).toEqual(['Гудит щит', 'Ремонт'])
})

it('are read where fields come by names, or their values by another name', () => {
  expect(formAnswers(form({ a: question, b: { type: 'string', values: ['Серия АВ-12'] } }))).toEqual([
    'Гудит щит',
    'Серия АВ-12',
  ])
})

it.each([
  ['a call', { PROVIDER_ID: 'VOXIMPLANT_CALL', PROVIDER_PARAMS: { FIELDS: [question] } }],
  ['a form without parameters', { PROVIDER_ID: 'CRM_WEBFORM', PROVIDER_PARAMS: [] }],
  ['nothing', undefined],
])('%s has none', (_, activity) => expect(formAnswers(activity)).toEqual([]))
