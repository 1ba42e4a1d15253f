import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { configVariables, readConfig } from './config.ts'

const text = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const least = {
  DATABASE_URL: 'postgresql://x',
  PUBLIC_URL: 'https://app.example/',
  B24_CLIENT_ID: 'app',
  B24_CLIENT_SECRET: 'secret',
  SECRET_KEY: Buffer.alloc(32).toString('base64'),
}

describe('the environment', () => {
  it('is what the table in docs/operations.md says, variable by variable', () => {
    const named = [...text('docs/operations.md').matchAll(/^\| `([A-Z0-9_]+)` \|/gm)].map(([, name]) => name)
    expect(new Set(named)).toEqual(new Set(configVariables))
  })

  it('is required exactly where the table says so', () => {
    const required = [...text('docs/operations.md').matchAll(/^\| `([A-Z0-9_]+)` \|.*\| required \|$/gm)].map(
      ([, name]) => name,
    )
    expect(new Set(required)).toEqual(new Set(Object.keys(least)))
    expect(readConfig(least)).toMatchObject({ ROLE: 'all', PORT: 8080, SECRET_KEY_OLD: [], WATCH_BACKUPS: 'on' })
    for (const name of Object.keys(least)) expect(() => readConfig({ ...least, [name]: '' })).toThrow(name)
  })

  it('of the containers names variables that exist, and all that are required', () => {
    const compose = text('deploy/compose.yaml')
    const block = compose.slice(compose.indexOf('environment: &environment'), compose.indexOf('services:'))
    const set = [...block.matchAll(/^ {4}([A-Z0-9_]+):/gm)].map(([, name]) => name ?? '')
    expect(set.filter((name) => !configVariables.includes(name))).toEqual([])
    expect(Object.keys(least).filter((name) => !set.includes(name))).toEqual([])
  })

  it('with several faults is refused once, naming each', () => {
    const wrong = { ...least, SECRET_KEY_OLD: 'short', ROLE: 'boss', METRICS_TOKEN: 'short' }
    expect(() => readConfig(wrong)).toThrow(/SECRET_KEY_OLD[^]*ROLE[^]*METRICS_TOKEN/)
  })

  it('takes several old keys', () => {
    const keys = [1, 2].map((byte) => Buffer.alloc(32, byte).toString('base64'))
    expect(readConfig({ ...least, SECRET_KEY_OLD: keys.join(',') }).SECRET_KEY_OLD.map(([byte]) => byte)).toEqual([
      1, 2,
    ])
  })
})

describe('the image', () => {
  it('copies files that exist', () => {
    const copied = [...text('deploy/Dockerfile').matchAll(/^COPY (?:--from=build )?(.+) \S+$/gm)]
      .flatMap(([, paths]) => paths?.split(' ') ?? [])
      .map((path) => path.replace('/app/', ''))
      .filter((path) => !path.startsWith('--from') && !/^(\.|app-frontend\/dist|prisma\/generated)$/.test(path))
      .filter((path) => !path.includes('node_modules'))
    expect(copied.length).toBeGreaterThan(8)
    expect(copied.filter((path) => !existsSync(new URL(`../../${path}`, import.meta.url)))).toEqual([])
  })
})
