import { Client } from 'pg'

/** Everything of the foreign portal carries these, so that any of them in an answer is a leak. */
export const foreign = {
  number: 7_000_001,
  uuid: 'f0f0f0f0-0000-4000-8000-00000000f0f0',
  text: 'ЧУЖОЕ-f0f0',
}

interface Column {
  table_name: string
  column_name: string
  data_type: string
}

async function connected<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function columnsOf(client: Client): Promise<Map<string, Column[]>> {
  const { rows } = await client.query<Column>(
    `SELECT c.table_name, c.column_name, c.data_type FROM information_schema.columns c
     JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.is_generated = 'NEVER' ORDER BY 1, c.ordinal_position`,
  )
  const tables = Map.groupBy(rows, (row) => row.table_name)
  return new Map([...tables].filter(([, columns]) => columns.some((column) => column.column_name === 'portal_id')))
}

/** Turns on what only the content of a table tells: the value of a column of a foreign row, as SQL. */
function valueOf({ column_name, data_type }: Column, portalId: string): string {
  if (column_name === 'portal_id' || (column_name === 'turn' && data_type === 'uuid')) return `'${portalId}'`
  if (data_type === 'uuid') return `'${foreign.uuid}'`
  if (data_type === 'jsonb') return `'{"text":"${foreign.text}"}'`
  if (data_type === 'boolean') return 'true'
  if (data_type === 'ARRAY') return "'{}'"
  if (data_type === 'bytea') return `'${foreign.text}'::bytea`
  // What has expired is dropped by a job of its own, at any time.
  if (column_name === 'expires_at') return "'2999-01-01T00:00:00Z'"
  if (data_type.startsWith('timestamp')) return "'2026-11-20T09:00:00Z'"
  if (/int|double|numeric|real/.test(data_type)) return String(foreign.number)
  return `'${foreign.text}'`
}

/** One row of the portal in every table of portals; returns their names. */
export function fillEveryTable(url: string, portalId: string): Promise<string[]> {
  return connected(url, async (client) => {
    const tables = await columnsOf(client)
    // Foreign keys and triggers are asked nothing: each row stands for itself.
    await client.query('SET session_replication_role = replica')
    for (const [table, columns] of tables) {
      const names = columns.map((column) => `"${column.column_name}"`).join(', ')
      await client.query(
        `INSERT INTO "${table}" (${names}) VALUES (${columns.map((one) => valueOf(one, portalId)).join(', ')})`,
      )
    }
    return [...tables.keys()]
  })
}

/** What the portal's rows are now, table by table. */
export function picture(url: string, portalId: string, tables: readonly string[]): Promise<Record<string, string>> {
  return connected(url, async (client) => {
    const seen: Record<string, string> = {}
    for (const table of tables) {
      const { rows } = await client.query<{ hash: string }>(
        `SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS hash FROM "${table}" t WHERE portal_id = $1`,
        [portalId],
      )
      seen[table] = rows[0]?.hash ?? ''
    }
    return seen
  })
}

/** Takes the second wall away, or puts it back: without it what is left is the code. */
export const turnPolicies = (turn: 'DISABLE' | 'ENABLE', url: string, tables: readonly string[]): Promise<void> =>
  connected(url, async (client) => {
    for (const table of [...tables, 'portal']) await client.query(`ALTER TABLE "${table}" ${turn} ROW LEVEL SECURITY`)
  })
