import { expect, it } from 'vitest'
import { firstInbound } from './first-inbound.ts'

const message = (id: number, senderId: number, text: string) => ({ id, senderId, text })
const clients = new Set([70])

it('is the client’s first message, whatever the order and whoever wrote before', () => {
  const said = [
    message(4, 70, 'Ау'),
    message(3, 70, ' Не включается щит '),
    message(1, 0, 'Здравствуйте!'),
    message(2, 5, 'Слушаю'),
  ]
  expect(firstInbound(said, clients)).toBe('Не включается щит')
})

it('is not a picture without words, and is nothing while the client says nothing', () => {
  expect(firstInbound([message(1, 70, ' '), message(2, 70, 'Щит')], clients)).toBe('Щит')
  expect(firstInbound([message(1, 0, 'Здравствуйте!')], clients)).toBe('')
})
