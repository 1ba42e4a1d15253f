import { Client } from 'pg'

/** Runs one statement on a connection of its own: CREATE and DROP DATABASE stand outside transactions. */
export async function onServer(serverUrl: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
