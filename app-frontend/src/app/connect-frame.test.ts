import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { connectFrame } from './connect-frame.ts'

const origin = 'http://portal.example:9100'
const init = {
  DOMAIN: 'portal.example:9100',
  PROTOCOL: '0',
  PATH: '/rest',
  LANG: 'ru',
  MEMBER_ID: 'member',
  IS_ADMIN: true,
  AUTH_ID: 'first-key',
  REFRESH_ID: 'r',
  AUTH_EXPIRES: '3600',
  APP_OPTIONS: [],
  USER_OPTIONS: [],
  PLACEMENT: 'CRM_CONTACT_DETAIL_TAB',
  PLACEMENT_OPTIONS: { ID: '7' },
  INSTALL: true,
  FIRST_RUN: false,
}

/** Plays the portal around the page: answers commands as `callbackKey:json` strings from its own origin. */
function portal(answers: Record<string, unknown>) {
  const heard: string[] = []
  vi.stubGlobal('parent', {
    postMessage(message: string, target: string) {
      const parts = message.split(':')
      const [command = ''] = parts
      heard.push(`${target} ${command}`)
      if (!(command in answers)) return
      const data = `${parts.at(-2)}:${JSON.stringify(answers[command])}`
      window.dispatchEvent(new MessageEvent('message', { data, origin }))
    },
  })
  return heard
}

beforeEach(() => {
  window.name = 'portal.example:9100|0|0123456789abcdef0123456789abcdef'
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  window.name = ''
})

test('the handshake speaks to the portal alone and takes its access key as proof', async () => {
  const heard = portal({ getInitData: init })
  const frame = await connectFrame()
  expect(frame.installing).toBe(true)
  expect(await frame.proof(false)).toEqual({ memberId: 'member', accessToken: 'first-key' })
  expect(heard).toEqual([`${origin} getInitData`])
})

test('a fresh proof asks the portal for a new key', async () => {
  portal({ getInitData: init, refreshAuth: { AUTH_ID: 'second-key', REFRESH_ID: 'r2', AUTH_EXPIRES: '3600' } })
  const frame = await connectFrame()
  expect((await frame.proof(true)).accessToken).toBe('second-key')
})

test('on its first run the app tells the portal that it started', async () => {
  const heard = portal({ getInitData: { ...init, FIRST_RUN: true }, setInstall: { install: true } })
  await connectFrame()
  expect(heard).toEqual([`${origin} getInitData`, `${origin} setInstall`])
})

test('a silent portal is given up after five seconds', async () => {
  portal({})
  const outcome = connectFrame().catch((error: unknown) => error)
  await vi.advanceTimersByTimeAsync(4_999)
  expect(await Promise.race([outcome, Promise.resolve('still waiting')])).toBe('still waiting')
  await vi.advanceTimersByTimeAsync(1)
  expect(await outcome).toMatchObject({ kind: 'frame' })
})

test('a page outside any frame is given up at once', async () => {
  await expect(connectFrame()).rejects.toMatchObject({ kind: 'frame' })
})

test('a frame that the portal did not name is given up at once', async () => {
  portal({ getInitData: init })
  window.name = 'preview'
  await expect(connectFrame()).rejects.toMatchObject({ kind: 'frame' })
})
