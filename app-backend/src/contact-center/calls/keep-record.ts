import { AppError } from '../../platform/errors/app-error.ts'
import type { Files } from '../../platform/files/create-files.ts'
import { recordKind } from '../rules/record-kind.ts'

export interface KeptRecord {
  fileId: string
  name: string
}

/** Keeps a recording until the portal has it. Throws `center.record-kind` for what is no mp3 or wav, `file.too-large`. */
export async function keepRecord(
  files: Pick<Files, 'save' | 'drop'>,
  portalId: string,
  name: string,
  content: AsyncIterable<Uint8Array>,
): Promise<KeptRecord> {
  let head = Buffer.alloc(0)
  const watched = async function* () {
    for await (const piece of content) {
      if (head.length < 16) head = Buffer.concat([head, piece.subarray(0, 16)])
      yield piece
    }
  }
  const { id } = await files.save({ portalId, purpose: 'call-record', name, content: watched() })
  const kind = recordKind(head)
  if (kind) return { fileId: id, name: `${name.replace(/\.[^.]*$/, '').slice(0, 80) || 'record'}.${kind}` }
  await files.drop(portalId, [id])
  throw new AppError('center.record-kind')
}
