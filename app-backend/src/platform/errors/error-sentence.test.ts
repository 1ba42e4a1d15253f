import { expect, it } from 'vitest'
import { AppError } from './app-error.ts'
import { errorSentence } from './error-sentence.ts'

it('says after how many whole seconds a wait is over', () => {
  const error = new AppError('portal.outcome-unknown', { params: { seconds: 58.2 } })
  expect(errorSentence(error, 'ru', 'r')).toMatchObject({ retryAfterSeconds: 59 })
})

it.each([
  ['waiting changes nothing', new AppError('portal.refused', { params: { seconds: 2, detail: 'x' } })],
  ['nobody knows how long', new AppError('portal.unavailable')],
])('names no seconds where %s', (_, error) =>
  expect(errorSentence(error, 'en', 'r')).not.toHaveProperty('retryAfterSeconds'),
)
