import { describe, expect, it } from 'vitest'
import { frameTexts } from '../../messages/frame-texts.ts'
import { noticeTexts } from '../../messages/texts.ts'
import { actions } from '../../portal/rules/actions.ts'
import { errorTable } from '../errors/error-table.ts'
import { crmTexts } from './crm-texts.ts'
import { paramsOf, type Text } from './fill-text.ts'

const errors = Object.entries(errorTable).flatMap(([code, { ru, en }]): [string, Text][] => [
  [`${code}.message`, { ru: ru.message, en: en.message }],
  ...(ru.action === '' && en.action === ''
    ? []
    : [[`${code}.action`, { ru: ru.action, en: en.action }] as [string, Text]]),
])
const titles = Object.entries(noticeTexts).map(([kind, { title }]): [string, Text] => [`${kind}.title`, title])
const all: [string, Text][] = [
  ...errors,
  ...titles,
  ...Object.entries<Text>(noticeTexts),
  ...Object.entries<Text>(frameTexts),
  ...Object.entries<Text>(crmTexts),
  ...Object.entries<Text>(actions),
]
/** Values whose words differ by language carry it at the end of their name. */
const shared = (text: string) => paramsOf(text).map((name) => name.replace(/(Ru|En)$/, ''))

describe.each(all)('the text %s', (_, { ru, en }) => {
  it('is there in Russian and in English', () => {
    expect(ru).toMatch(/[а-яё]/i)
    expect(en).toMatch(/[a-z]/i)
    expect(en.replaceAll('«Порядок»', '')).not.toMatch(/[а-яё]/i)
  })
  it('takes the same values in both', () => expect(shared(en)).toEqual(shared(ru)))
  it('is calm', () => expect(`${ru} ${en}`).not.toMatch(/!|пожалуйста|успешно|please|successfully/i))
})

it.each(Object.entries(noticeTexts))('the notice %s names its values', (_, { params, ru }) =>
  expect(paramsOf(ru)).toEqual([...params].sort()),
)

it('reads the whole catalogue', () => expect(all.length).toBeGreaterThan(100))
