import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sbomOfLock, sbomText } from './sbom-of-lock.mjs'
import { root } from './set-up/paths.mjs'

const lock = readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8')
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const { components } = sbomOfLock(lock, version)
const scopeOf = (name) => components.find((one) => one.name === name)?.scope

describe('the list of packages', () => {
  test('in docs is that of the lockfile: node tools/run.mjs sbom writes it', () => {
    expect(readFileSync(join(root, 'docs/sbom.cdx.json'), 'utf8')).toBe(sbomText(sbomOfLock(lock, version)))
  })

  test('names every package of the lockfile once, with its address and its hash', () => {
    const named = lock.slice(lock.indexOf('\npackages:'), lock.indexOf('\nsnapshots:')).match(/^ {2}\S.*:$/gm)
    expect(components).toHaveLength(named.length)
    expect(new Set(components.map(({ purl }) => purl)).size).toBe(components.length)
    const address = /^pkg:npm\/(%40[\w.-]+\/)?[\w.-]+@\d+\.\d+\.\d+/
    expect(components.filter(({ purl }) => !address.test(purl))).toEqual([])
    expect(components.filter(({ hashes }) => !/^[0-9a-f]{128}$/.test(hashes[0]?.content))).toEqual([])
  })

  test('tells what runs from what builds and tests', () => {
    expect(['fastify', 'pg', 'zod', 'react', 'fast-uri'].map(scopeOf)).toEqual(Array(5).fill('required'))
    expect(['vitest', 'oxlint', 'knip', 'playwright-core'].map(scopeOf)).toEqual(Array(4).fill('excluded'))
  })

  test('is JSON', () => {
    expect(JSON.parse(sbomText(sbomOfLock(lock, version)))).toMatchObject({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
    })
  })
})
