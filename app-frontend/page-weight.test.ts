// @vitest-environment node
import { expect, test, vi } from 'vitest'
import { pageWeight } from './page-weight.ts'

const kilobyte = 1024

test('the «Запросы» tab loads at most 180 kB of scripts and styles before its first row', async () => {
  // Vite builds React's development half for any other value.
  vi.stubEnv('NODE_ENV', 'production')
  const files = await pageWeight('contact-requests', 'ru')
  const total = files.reduce((sum, { gzip }) => sum + gzip, 0) / kilobyte
  expect(files.some(({ file }) => file.endsWith('.css'))).toBe(true)
  expect(files.some(({ file }) => file.includes('/tab-'))).toBe(true)
  expect(files.some(({ file }) => file.includes('/ru-'))).toBe(true)
  expect(files.every(({ gzip }) => gzip > 60)).toBe(true)
  expect(files.some(({ file }) => /create-request|toasts|peek-panel|connect-frame/.test(file))).toBe(false)
  expect(total).toBeLessThan(180)
}, 120_000)
