export interface SizedFile {
  content: Uint8Array
}

/** A call to the portal carries this much of attachments at most, bytes; what is past it goes to the disk. */
export const inlineBytes = 10 * 1024 * 1024

/** Which attachments travel inside the timeline record, and which go to the disk: small ones first, in their order. */
export function splitAttachments<File extends SizedFile>(files: readonly File[]): { inline: File[]; disk: File[] } {
  const bySize = files.toSorted((a, b) => a.content.length - b.content.length)
  const chosen = new Set<File>()
  let total = 0
  for (const file of bySize) {
    total += file.content.length
    if (total > inlineBytes) break
    chosen.add(file)
  }
  return { inline: files.filter((file) => chosen.has(file)), disk: files.filter((file) => !chosen.has(file)) }
}
