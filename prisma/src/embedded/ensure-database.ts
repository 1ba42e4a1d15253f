import { Client } from 'pg'

const ALREADY_THERE = new Set(['42P04', '23505']) // duplicate_database; its race inside the catalogue

/**
 * Creates a database unless it is there.
 *
 * @param serverUrl the address of any database of the server, as a user who may create databases
 */
export async function ensureDatabase(serverUrl: string, name: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`)
  } catch (error) {
    if (!ALREADY_THERE.has((error as { code?: string }).code ?? '')) throw error
  } finally {
    await client.end()
  }
}
