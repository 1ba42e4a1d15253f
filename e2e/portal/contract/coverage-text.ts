import { readdirSync, readFileSync } from 'node:fs'
import { METHODS } from '../methods/registry.ts'
import { METHODS_THREE } from '../methods/v3/registry.ts'
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
  const names = new Set(METHODS.map(({ name }) => name.toLowerCase()))
  for (const [name, file] of namedInTests()) if (names.has(name)) add(name, file)
  for (const { method } of readExamples())
    if (!(method.toLowerCase() in REFUSED) && !(method.toLowerCase() in SKIPPED))
      add(method.toLowerCase(), 'contract/examples.test.ts')
  return found
}

/** The same for REST 3.0, whose tests stand apart. */
export function testsOfThree(): Map<string, string[]> {
  const names = new Set(METHODS_THREE.map(({ name }) => name.toLowerCase()))
  const found = new Map<string, string[]>()
  for (const [name, file] of namedInTests()) {
    const known = found.get(name) ?? []
    if (names.has(name) && /three/.test(file) && !known.includes(file)) found.set(name, [...known, file])
  }
  return found
}

/** Every name in quotes of every test of the portal, in lower case, with its file. */
function namedInTests(): [string, string][] {
  const files = readdirSync(PORTAL, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.test.ts'))
  return files.toSorted().flatMap((file) => {
    if (file.endsWith('registry.test.ts')) return []
    const text = readFileSync(new URL(file, PORTAL), 'utf8')
    const names = text.matchAll(/['"`/]([a-z][\w.]+)(?=['"`?/])/gi)
    return Array.from(names, ([, name = '']): [string, string] => [name.toLowerCase(), file])
  })
}

/** The whole document; a method a line, in the order of names. */
export function coverageText(): string {
  const tests = testsByMethod()
  return [
    '# Coverage of the local portal',
    '',
    'A page is a path on apidocs.bitrix24.ru, a test a path in `e2e/portal`.',
    'Written by `node e2e/portal/contract/coverage.ts`; `contract/coverage.test.ts` compares it with the registered methods.',
    '',
    ...part('Methods', METHODS, tests),
    ...part('REST 3.0, under /rest/api/', METHODS_THREE, testsOfThree()),
  ].join('\n')
}

type Covered = Pick<MethodSpec, 'name' | 'status' | 'missing' | 'page'>

function part(title: string, methods: readonly Covered[], tests: ReadonlyMap<string, readonly string[]>): string[] {
  const rows = methods.toSorted((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1))
  const supported = rows.filter((one) => one.status === 'supported').length
  return [
    `## ${title}`,
    '',
    `${rows.length} methods: ${supported} supported, ${rows.length - supported} partial.`,
    '',
    '| Method | Status | Page | Tests |',
    '| --- | --- | --- | --- |',
    ...rows.map((one) => line(one, tests.get(one.name.toLowerCase()) ?? [])),
    '',
  ]
}

function line(spec: Covered, tests: readonly string[]): string {
  const status = spec.status === 'partial' ? `partial: ${spec.missing ?? ''}` : spec.status
  return `| \`${spec.name}\` | ${status} | ${spec.page} | ${tests.join(', ')} |`
}
