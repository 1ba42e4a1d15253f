/** Why a backup can't be made, read or restored, in a sentence for a person. */
export class BackupError extends Error {
  override readonly name = 'BackupError'
}
