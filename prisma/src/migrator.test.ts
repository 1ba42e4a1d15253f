import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { migrate, MigrationError } from './migrator.ts'
import { createTestDatabase } from './testing/index.ts'
import type { CreatedDatabase } from './testing/index.ts'

const at = new Date('2026-01-02T03:04:05Z')
const now = () => at

let database: CreatedDatabase
let folder: string

beforeEach(async () => {
  database = await createTestDatabase()
  folder = mkdtempSync(join(tmpdir(), 'migrations-'))
  await query('DROP TABLE IF EXISTS _prisma_migrations')
})

afterEach(async () => {
  rmSync(folder, { recursive: true })
  await database.drop()
})

function aMigration(name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true })
  writeFileSync(join(folder, name, 'migration.sql'), sql)
}

async function query(sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: database.url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

const run = () => migrate({ url: database.url, folder, now })

describe('migrate', () => {
  test('applies the migrations in the order of their names, once', async () => {
    aMigration('2_more', 'ALTER TABLE thing ADD COLUMN b int')
    aMigration('1_first', 'CREATE TABLE thing (a int)')

    expect(await run()).toEqual(['1_first', '2_more'])
    expect(await run()).toEqual([])
    expect(await query('SELECT a, b FROM thing')).toEqual([])
  })

  test("writes Prisma's journal with the time it was given", async () => {
    aMigration('1_first', 'CREATE TABLE thing (a int)')
    await run()

    const rows = await query(
      'SELECT started_at, finished_at, applied_steps_count, length(checksum) FROM _prisma_migrations',
    )
    expect(rows).toEqual([{ started_at: at, finished_at: at, applied_steps_count: 1, length: 64 }])
  })

  test('runs functions and strings that contain semicolons', async () => {
    aMigration(
      '1_first',
      `CREATE TABLE thing (a text DEFAULT ';'); DO $$ BEGIN INSERT INTO thing DEFAULT VALUES; END $$;`,
    )
    await run()

    expect(await query('SELECT a FROM thing')).toEqual([{ a: ';' }])
  })

  test('leaves nothing of a failing file and refuses to go on after it', async () => {
    aMigration('1_first', 'CREATE TABLE thing (a int); SELECT 1 / 0')

    await expect(run()).rejects.toThrow('The migration 1_first failed: division by zero')
    expect(await query("SELECT to_regclass('thing') AS thing")).toEqual([{ thing: null }])
    await expect(run()).rejects.toThrow('The migration 1_first failed before.')
  })

  test('refuses a migration that was edited after it was applied', async () => {
    aMigration('1_first', 'CREATE TABLE thing (a int)')
    await run()
    aMigration('1_first', 'CREATE TABLE thing (a bigint)')

    await expect(run()).rejects.toThrow(MigrationError)
  })

  test('applies each migration once when several processes start together', async () => {
    aMigration('1_first', 'CREATE TABLE thing (a int)')
    const applied = await Promise.all([run(), run(), run(), run()])

    expect(applied.flat()).toEqual(['1_first'])
  })
})
