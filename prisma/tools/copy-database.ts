// Copies the database to another PostgreSQL server: db:copy <address of an empty database there>. End the product first.
import { copyDatabase } from '../src/backup/index.ts'
import { tellFaults, withDatabase } from './whose-database.ts'

await tellFaults(async () => {
  const [to] = process.argv.slice(2)
  if (!to) throw new Error('Usage: db:copy postgresql://owner:password@host/database. The database must be empty.')
  const { tables } = await withDatabase((from) => copyDatabase({ from, to, now: () => new Date() }))
  const rows = Object.values(tables).reduce((sum, one) => sum + one.rows, 0)
  process.stdout.write(`Copied ${rows} rows in ${Object.keys(tables).length} tables; every table is equal.\n`)
  process.stdout.write('Set DATABASE_URL and DATABASE_OWNER_URL to the new server and start the product.\n')
})
