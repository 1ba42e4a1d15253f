import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hashOf, isFresh, writeStamp } from './stamp.mjs'

let folder

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stamp-'))
  writeFileSync(join(folder, 'a.ts'), 'one')
})

afterEach(() => rmSync(folder, { recursive: true }))

describe('hashOf', () => {
  test('changes with the content, the name and the number of files', () => {
    const hashes = [hashOf([folder])]
    writeFileSync(join(folder, 'a.ts'), 'two')
    hashes.push(hashOf([folder]))
    writeFileSync(join(folder, 'b.ts'), '')
    hashes.push(hashOf([folder]))
    rmSync(join(folder, 'b.ts'))
    writeFileSync(join(folder, 'c.ts'), '')
    hashes.push(hashOf([folder]))

    expect(new Set(hashes).size).toBe(4)
  })

  test('leaves results out', () => {
    const before = hashOf([folder])
    mkdirSync(join(folder, 'dist'))
    writeFileSync(join(folder, 'dist/a.js'), '')

    expect(hashOf([folder])).toBe(before)
  })

  test('takes a path that does not exist as empty', () => {
    expect(hashOf([join(folder, 'none')])).toBe(hashOf([]))
  })
})

describe('isFresh', () => {
  test('is true only for the hash that was written', () => {
    const stamp = join(folder, 'deep/stamp')
    expect(isFresh(stamp, 'x')).toBe(false)
    writeStamp(stamp, 'x')
    expect(isFresh(stamp, 'x')).toBe(true)
    expect(isFresh(stamp, 'y')).toBe(false)
  })
})
