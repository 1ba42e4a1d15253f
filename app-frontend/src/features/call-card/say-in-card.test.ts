import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { CardWords } from '@poryadok/app-backend/call-card/contract'
import type { ShownCall } from '../../lib/services.ts'
import { sayInCard } from './say-in-card.ts'

const call: ShownCall = { id: 'c1', phone: '+74950001101', direction: 'incoming', companies: [], changed: false }
const red: CardWords = { title: '🔴 Чужой клиент · Заречье', status: 'Ведёт Вера Столбова.' }
const words = { searching: 'Ищем номер…', failed: 'Не удалось проверить номер.' }

/** The portal's card, and our server whose answers the test gives one by one. */
async function aCard() {
  const written: string[] = []
  const asked: { body: Record<string, unknown>; answer: PromiseWithResolvers<CardWords> }[] = []
  let ring: (shown: ShownCall) => void = () => undefined
  await sayInCard({
    words,
    frame: {
      onOwnCall: async (hear) => void (ring = hear),
      writeCard: async ({ title = '', status }) => void written.push(`${title} | ${status}`),
    },
    api: {
      post: <T>(_path: string, body: unknown) => {
        const answer = Promise.withResolvers<CardWords>()
        asked.push({ body: body as Record<string, unknown>, answer })
        return answer.promise as Promise<T>
      },
    },
  })
  return { written, asked, ring: (changes: Partial<ShownCall> = {}) => ring({ ...call, ...changes }) }
}
const settle = () => vi.advanceTimersByTimeAsync(0)

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('nothing is asked before the portal shows a card', async () => {
  const { asked, written } = await aCard()
  await vi.advanceTimersByTimeAsync(60_000)
  expect([...asked, ...written]).toEqual([])
})

test('the answer is written at once, and again when the card has written its own heading over it', async () => {
  const { asked, written, ring } = await aCard()
  ring()
  await settle()
  expect(written).toEqual([' | Ищем номер…'])
  asked[0]?.answer.resolve(red)
  await settle()
  expect(written.slice(1)).toEqual(['🔴 Чужой клиент · Заречье | Ведёт Вера Столбова.'])
  await vi.advanceTimersByTimeAsync(700)
  expect(written).toHaveLength(3)
  expect(written[2]).toBe(written[1])
})

test('no answer is told in the status line, and the heading stays the portal’s', async () => {
  const { asked, written, ring } = await aCard()
  ring()
  asked[0]?.answer.reject(new Error('down'))
  await vi.advanceTimersByTimeAsync(700)
  expect(written.at(-1)).toBe(' | Не удалось проверить номер.')
})

test('the next client of a list takes the red of the one before off, also when nobody answers', async () => {
  const { asked, written, ring } = await aCard()
  ring()
  asked[0]?.answer.resolve(red)
  await vi.advanceTimersByTimeAsync(700)
  ring({ phone: '+79000004210', changed: true })
  await settle()
  expect(written.at(-1)).toBe('+79000004210 | Ищем номер…')
  expect(asked[1]?.body).toMatchObject({ phone: '+79000004210', fresh: true })
  asked[1]?.answer.reject(new Error('down'))
  await settle()
  expect(written.at(-1)).toBe('+79000004210 | Не удалось проверить номер.')
})

test('an answer that comes after the next client’s call is not written', async () => {
  const { asked, written, ring } = await aCard()
  ring()
  ring({ id: 'c2', phone: '+79000004210' })
  asked[1]?.answer.resolve({ title: 'Номера нет в CRM', status: '' })
  await settle()
  asked[0]?.answer.resolve(red)
  await vi.advanceTimersByTimeAsync(700)
  expect(written.filter((line) => line.startsWith('🔴'))).toEqual([])
  expect(written.at(-1)).toBe('Номера нет в CRM | ')
})
