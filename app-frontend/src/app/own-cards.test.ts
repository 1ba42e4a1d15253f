import type { MessageManager } from '@bitrix24/b24jssdk'
import { expect, test } from 'vitest'
import type { ShownCall } from '../lib/services.ts'
import { ownCards } from './own-cards.ts'

type Sent = { command: string; event?: string; callBack?: (told: unknown) => void } & Record<string, unknown>

/** The portal as the hidden page talks to it. */
async function aPortal() {
  const sent: Sent[] = []
  const messages = { send: async (command: string, params: object) => void sent.push({ command, ...params }) }
  const cards = ownCards(messages as unknown as MessageManager)
  const heard: ShownCall[] = []
  await cards.onOwnCall((call) => void heard.push(call))
  const tell = (event: string, told: unknown) =>
    sent.find((one) => one.event === `BackgroundCallCard::${event}`)?.callBack?.(told)
  return { cards, sent, heard, tell }
}
const first = {
  CALL_ID: 'c1',
  PHONE_NUMBER: '+79001234567',
  CALL_DIRECTION: 'outgoing',
  CRM_BINDINGS: [
    { ENTITY_TYPE: 'DEAL', ENTITY_ID: 789 },
    { ENTITY_TYPE: 'COMPANY', ENTITY_ID: 4 },
  ],
}

test('a card brings its call with the companies that it is bound to', async () => {
  const { heard, tell } = await aPortal()
  tell('initialized', first)
  expect(heard).toEqual([{ id: 'c1', phone: '+79001234567', direction: 'outgoing', companies: [4], changed: false }])
})

test('a call without a number has none', async () => {
  const { heard, tell } = await aPortal()
  tell('initialized', { CALL_ID: 'c2' })
  expect(heard).toEqual([{ id: 'c2', phone: '', direction: 'incoming', companies: [], changed: false }])
})

test('news of a card are of the call that came last; before any call they are nobody’s', async () => {
  const { heard, tell } = await aPortal()
  tell('entityChanged', { PHONE_NUMBER: '+7', CRM_ENTITY_TYPE: 'COMPANY', CRM_ENTITY_ID: 1 })
  expect(heard).toEqual([])
  tell('initialized', first)
  tell('entityChanged', { PHONE_NUMBER: 'unknown', CRM_ENTITY_TYPE: 'COMPANY', CRM_ENTITY_ID: 9 })
  expect(heard[1]).toEqual({ id: 'c1', phone: '', direction: 'outgoing', companies: [9], changed: true })
})

test('heading and status line are two commands; a heading that is left out stays', async () => {
  const { cards, sent } = await aPortal()
  await cards.writeCard({ title: 'Чужой клиент', status: 'Ведёт Вера' })
  await cards.writeCard({ status: 'Ищем' })
  expect(sent.slice(2)).toEqual([
    { command: 'CallCardSetCardTitle', title: 'Чужой клиент', isSafely: true },
    { command: 'CallCardSetStatusText', statusText: 'Ведёт Вера', isSafely: true },
    { command: 'CallCardSetStatusText', statusText: 'Ищем', isSafely: true },
  ])
})
