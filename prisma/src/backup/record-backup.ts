import type { BackupSource } from './backup-frames.ts'
import { connect } from './connect.ts'
import type { MadeBackup } from './write-backup.ts'

/** Keeps a row about the backup: begun, and how it ended. */
export async function recordBackup(
  { url, now }: BackupSource,
  place: string,
  make: () => Promise<MadeBackup>,
): Promise<MadeBackup> {
  const client = await connect(url)
  const end = (id: number, sizeBytes: number | null, sha256: string | null, error: string | null) =>
    client.query('UPDATE backup SET ended_at = $2, size_bytes = $3, sha256 = $4, error = $5 WHERE id = $1', [
      id,
      now(),
      sizeBytes,
      sha256,
      error,
    ])
  try {
    const { rows } = await client.query<{ id: number }>(
      'INSERT INTO backup (started_at, place) VALUES ($1, $2) RETURNING id',
      [now(), place],
    )
    const id = rows[0]?.id ?? 0
    try {
      const made = await make()
      await end(id, made.sizeBytes, made.sha256, null)
      return made
    } catch (error) {
      await end(id, null, null, error instanceof Error ? error.message.slice(0, 500) : 'unknown')
      throw error
    }
  } finally {
    await client.end()
  }
}
