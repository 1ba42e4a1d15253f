/** A kept file: its row. */
export interface StoredFile {
  id: string
  /** 'letter', 'export', 'import' ... */
  purpose: string
  name: string
  /** By content. */
  contentType: string
  sizeBytes: number
  sha256: string
  createdAt: Date
  expiresAt: Date | null
}
