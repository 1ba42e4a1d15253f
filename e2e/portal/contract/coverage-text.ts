import { readdirSync, readFileSync } from 'node:fs'
import { METHODS } from '../methods/registry.ts'
import type { MethodSpec } from '../wire/call.ts'
import { readExamples } from './example.ts'
import { REFUSED, SKIPPED } from './skipped-examples.ts'

export const COVERAGE = new URL('../coverage.md', import.meta.url)
const PORTAL = new URL('../', import.meta.url)

/** Test files of the portal (without those that go over every method at once) by the methods they name. */
export function testsByMethod(): Map<string, string[]> {
  const found = new Map<string, string[]>()
  const add = (method: string, file: string): void => {
    const known = found.get(method) ?? []
    if (!known.includes(file)) found.set(method, [...known, file])
  }
  const files = readdirSync(PORTAL, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.test.ts'))
  const names = new Set(METHODS.map(({ name }) => name.toLowerCase()))
  for (const file of files.toSorted()) {
    if (file.endsWith('registry.test.ts')) continue
    const text = readFileSync(new URL(file, PORTAL), 'utf8')
    for (const [, name = ''] of text.matchAll(/['"`/]([a-z][\w.]+)(?=['"`?/])/gi))
      if (names.has(name.toLowerCase())) add(name.toLowerCase(), file)
  }
  for (const { method } of readExamples())
    if (!(method.toLowerCase() in REFUSED) && !(method.toLowerCase() in SKIPPED))
      add(method.toLowerCase(), 'contract/examples.test.ts')
  return found
}

/** The whole document; a method a line, in the order of names. */
export function coverageText(): string {
  const tests = testsByMethod()
  const rows = METHODS.toSorted((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1))
  const supported = rows.filter((one) => one.status === 'supported').length
  return [
    '# Coverage of the local portal',
    '',
    `${rows.length} methods: ${supported} supported, ${rows.length - supported} partial. A page is a path on apidocs.bitrix24.ru, a test a path in \`e2e/portal\`.`,
    'Written by `node e2e/portal/contract/coverage.ts`; `contract/coverage.test.ts` compares it with the registered methods.',
    '',
    '| Method | Status | Page | Tests |',
    '| --- | --- | --- | --- |',
    ...rows.map((one) => line(one, tests.get(one.name.toLowerCase()) ?? [])),
    '',
  ].join('\n')
}

function line(spec: MethodSpec, tests: readonly string[]): string {
  const status = spec.status === 'partial' ? `partial: ${spec.missing ?? ''}` : spec.status
  return `| \`${spec.name}\` | ${status} | ${spec.page} | ${tests.join(', ')} |`
}
