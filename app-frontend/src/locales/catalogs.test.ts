import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const here = import.meta.dirname
const home = join(here, '../..')

/** Sentences of a catalog: Russian text -> words of the catalog's language ('' in the source catalog's absent ones). */
async function catalog(path: string): Promise<Map<string, string>> {
  const source = await readFile(path, 'utf8')
  const unquote = (lines: string): string =>
    lines
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as string)
      .join('')
  const entries = source.matchAll(/^msgid ((?:".*"\n)+)msgstr ((?:".*"\n?)+)/gm)
  return new Map(
    [...entries].map(([, id = '', words = '']) => [unquote(id), unquote(words)] as const).filter(([id]) => id !== ''),
  )
}

/** Names of the values that a sentence takes. */
const values = (sentence: string): string[] =>
  [...new Set([...sentence.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name ?? ''))].toSorted()

const en = await catalog(join(here, 'en.po'))
const ru = await catalog(join(here, 'ru.po'))

test('both languages know the same sentences', () => {
  expect([...en.keys()].toSorted()).toEqual([...ru.keys()].toSorted())
})

test('no English sentence is empty or still Russian', () => {
  expect([...en.values()].filter((words) => words === '' || /[а-яё]/i.test(words))).toEqual([])
})

test('a translation takes the same values as its source', () => {
  const uneven = [...en].filter(([id, words]) => values(id).join() !== values(words).join())
  expect(uneven).toEqual([])
})

test('a Russian plural has its three forms and the fraction', () => {
  const plurals = [...ru.values()].filter((words) => words.includes(', plural,'))
  expect(plurals.length).toBeGreaterThan(5)
  expect(plurals.filter((words) => !/one \{.*few \{.*many \{.*other \{/.test(words))).toEqual([])
})

test('the catalogs hold exactly the sentences of the sources', async () => {
  const root = await mkdtemp(join(home, '.catalogs-'))
  try {
    await cp(join(home, 'src'), join(root, 'src'), { recursive: true })
    await cp(join(home, 'lingui.config.ts'), join(root, 'lingui.config.ts'))
    const cli = join(home, 'node_modules/@lingui/cli/dist/lingui.js')
    // The configuration is named: a search from the copy would end at the real one and write the real catalogs.
    await promisify(execFile)(
      process.execPath,
      [cli, 'extract', '--clean', '--config', join(root, 'lingui.config.ts')],
      {
        cwd: root,
        env: { ...process.env, NODE_ENV: 'production' },
      },
    )
    const extracted = await catalog(join(root, 'src/locales/ru.po'))
    expect([...extracted.keys()].toSorted()).toEqual([...ru.keys()].toSorted())
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}, 60_000)
