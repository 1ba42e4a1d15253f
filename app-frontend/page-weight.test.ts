// @vitest-environment node
import { expect, test, vi } from 'vitest'
import { buildInMemory, pageWeight } from './page-weight.ts'

const kilobyte = 1024

// Vite builds React's development half for any other value.
vi.stubEnv('NODE_ENV', 'production')
const output = await buildInMemory()
const codeOf = (name: RegExp) =>
  output.flatMap((part) => (part.type === 'chunk' && name.test(part.fileName) ? part.code : []))

test('the «Запросы» tab loads at most 180 kB of scripts and styles before its first row', () => {
  const files = pageWeight(output, 'contact-requests', 'ru')
  const total = files.reduce((sum, { gzip }) => sum + gzip, 0) / kilobyte
  expect(files.some(({ file }) => file.endsWith('.css'))).toBe(true)
  expect(files.some(({ file }) => file.includes('/tab-'))).toBe(true)
  expect(files.some(({ file }) => file.includes('/ru-'))).toBe(true)
  expect(files.every(({ gzip }) => gzip > 60)).toBe(true)
  expect(files.some(({ file }) => /create-request|toasts|peek-panel|connect-frame/.test(file))).toBe(false)
  expect(total).toBeLessThan(180)
})

test('the first words are the tab’s; a later screen brings its own', () => {
  const first = codeOf(/assets\/ru-/)
  expect(first).toHaveLength(1)
  expect(first[0]).toContain('Создать запрос')
  expect(first[0]).not.toContain('Журнал действий')
  expect(codeOf(/assets\/main-view/).filter((code) => code.includes('Журнал действий'))).toHaveLength(1)
  expect(codeOf(/assets\/main-view/).filter((code) => code.includes('Audit journal'))).toHaveLength(1)
  expect(codeOf(/./).filter((code) => /words:(ru|en):/.test(code))).toEqual([])
})
