import type { B24Frame } from '@bitrix24/b24jssdk'
import type { Browser, BrowserContext, Frame, Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { aBrowser } from './browser.ts'
import { aFrameWorld, type FrameWorld } from './testing.ts'

declare global {
  interface Window {
    /** The vendor's client inside the test application. */
    b24: B24Frame
    /** Lines the portal has posted since `listen`. */
    heard: string[]
  }
}

/** The machine may be busy: a condition gets more than the usual second. */
export const PATIENT = { timeout: 15_000 }

/** A hidden frame paints nothing, so a condition in it cannot wait for its next picture. */
const BY_CLOCK = { polling: 50 }

/** A browser with one page over a fresh world, renewed for every test. */
export interface FrameBrowser {
  world: FrameWorld
  context: BrowserContext
  page: Page
  /** What the browser's console complained about; a test that expects a complaint empties it. */
  faults: string[]
  signIn(userId: number): Promise<void>
  /** The application's frame after its client has started. */
  appFrame(inside?: Page | Frame, selector?: string): Promise<Frame>
  /** The page inside the slider on top. */
  sliderFrame(): Promise<Frame>
}

/** Starts the browser for a test file. A stray complaint on the browser's console fails the test. */
export function useFrameBrowser(): FrameBrowser {
  const own = { faults: [] as string[] } as FrameBrowser
  let browser: Browser
  beforeAll(async () => {
    browser = await aBrowser()
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    own.world = await aFrameWorld()
    own.context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
    own.page = await own.context.newPage()
    own.faults.length = 0
    own.page.on('pageerror', (error) => own.faults.push(error.message))
    own.page.on('console', (message) => {
      if (message.type() === 'error') own.faults.push(`${message.text()} ${message.location().url}`)
    })
  })
  afterEach(async () => {
    await own.context.close()
    await own.world.stop()
    if (own.faults.length > 0) throw new Error(`the browser's console: ${own.faults.join('; ')}`)
  })
  own.signIn = async (userId) => {
    const { id } = own.world.state.sessions.signIn(userId)
    await own.context.addCookies([{ name: 'PORTAL_SESSION', value: id, url: own.world.portalUrl }])
  }
  own.appFrame = (inside = own.page, selector = 'iframe.app-frame') => startedFrame(inside, selector)
  own.sliderFrame = async () => {
    const elements = own.page.locator('iframe.side-slider__frame')
    await elements.last().waitFor()
    const frame = await (await elements.last().elementHandle())?.contentFrame()
    if (!frame) throw new Error('the slider has no page')
    await frame.waitForLoadState('load')
    return frame
  }
  return own
}

async function startedFrame(inside: Page | Frame, selector: string): Promise<Frame> {
  const element = await inside.waitForSelector(selector, { state: 'attached' })
  const frame = await element.contentFrame()
  if (frame === null) throw new Error('the frame has no document')
  await frame.waitForFunction(() => window.b24 !== undefined, undefined, BY_CLOCK)
  return frame
}

/** A message as the library would send it, for commands that it does not wrap. Answers come to callback `cb1`. */
export async function post(
  frame: Frame,
  command: string,
  options: { sid?: string; callback?: string } = {},
): Promise<void> {
  const line = `${command}:${options.callback ?? 'cb1'}:${options.sid ?? sidOf(frame)}`
  await frame.evaluate((text) => window.parent.postMessage(text, '*'), line)
}

/** APP_SID of a frame, as its own script reads it. */
export function sidOf(frame: Frame): string {
  return frame.name().split('|')[2] ?? ''
}

/** Keeps every line the portal posts to the frame from now on. */
export async function listen(frame: Frame): Promise<void> {
  await frame.evaluate(() => {
    if (window.heard === undefined) window.addEventListener('message', ({ data }) => window.heard.push(String(data)))
    window.heard = []
  })
}

/** Lines heard so far, once there are at least `count`. */
export async function heard(frame: Frame, count = 1): Promise<string[]> {
  await frame.waitForFunction((wanted) => window.heard.length >= wanted, count, BY_CLOCK)
  return frame.evaluate(() => window.heard)
}

/**
 * Sends a command that is always answered. Messages keep their order, so when its answer is the only line since
 * `listen`, everything before it was met with silence.
 */
export async function nothingHeard(frame: Frame): Promise<void> {
  await post(frame, 'setScroll:{"scroll":0}', { callback: 'loud' })
  const lines = await heard(frame)
  if (lines.join() !== 'loud:{"scroll":0}') throw new Error(`not silent: ${lines.join(' | ')}`)
}

/** Sends commands that have to stay unanswered. */
export async function silenceAfter(frame: Frame, ...commands: string[]): Promise<void> {
  await listen(frame)
  for (const command of commands) await post(frame, command, { callback: 'quiet' })
  await nothingHeard(frame)
}
