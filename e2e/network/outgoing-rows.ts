import { Client } from 'pg'

/** A letter that the product sends, as its database has it. */
export interface OutgoingRow {
  id: number
  /** With brackets. */
  messageId: string
  to: string[]
  state: string
  automatic: boolean
  activityId: number | null
  /** A notice was made that nobody knows whether it went out. */
  told: boolean
}

/** Letters of the product that go out or went out, the oldest first. */
export async function outgoingRows(databaseUrl: string): Promise<OutgoingRow[]> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<OutgoingRow>(`
      SELECT o.id, o.message_id AS "messageId", o."to", o.state, o.automatic, o.activity_id AS "activityId",
        EXISTS (SELECT FROM notice n WHERE n.portal_id = o.portal_id AND n.kind = 'letter.outcome-unknown'
          AND n.once = 'letter:' || o.id) AS told
      FROM outgoing_letter o ORDER BY o.id`)
    return rows
  } finally {
    await client.end()
  }
}
