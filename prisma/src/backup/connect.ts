import { Client } from 'pg'

/** Values are written the same way by every server, whatever its own settings are. */
const spelling =
  "SET TimeZone = 'UTC'; SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'postgres'; SET bytea_output = 'hex'; SET extra_float_digits = 1"

/** A connection of the owner for backups; the caller ends it. */
export async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url })
  // A connection that breaks tells so by its query's refusal; an 'error' nobody hears would end the process.
  client.on('error', () => undefined)
  await client.connect()
  await client.query(spelling)
  return client
}
