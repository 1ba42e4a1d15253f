import { writeZip } from '../platform/tables/xlsx/write-zip.ts'

/** An archive of files by name. */
export async function anArchive(files: Record<string, string | Uint8Array>): Promise<Buffer> {
  const parts = Object.entries(files).map(([name, content]) => ({ name, content: [Buffer.from(content as string)] }))
  const chunks: Uint8Array[] = []
  for await (const chunk of writeZip(parts)) chunks.push(chunk)
  return Buffer.concat(chunks)
}
