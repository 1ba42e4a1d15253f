import { z } from 'zod'
import { AppError } from '../platform/errors/app-error.ts'
import { BatchReference, type Actor, type Command } from '../portal/index.ts'
import type { ExternalTaskDeps } from './external-task-deps.ts'

const attached = z.object({ NAME: z.string(), SIZE: z.coerce.number().default(0) })
const file = z.object({ DOWNLOAD_URL: z.url() })
/** More than mail servers take is left in the task. */
const most = { files: 20, bytes: 20 * 1024 * 1024 }

/**
 * Copies of the files that hang on a task, for the letter: one request for their addresses and one for each of them. A file that
 * the portal does not give is left out: the letter matters more. Bitrix24 docs: api-reference/disk/attached-object
 */
export async function fetchTaskFiles(
  deps: Pick<ExternalTaskDeps, 'portal' | 'download' | 'keepFile'>,
  actor: Actor,
  requestId: number,
  attachments: readonly number[],
): Promise<string[]> {
  const ids = attachments.slice(0, most.files)
  if (ids.length === 0) return []
  const commands: Record<string, Command> = {}
  for (const id of ids) {
    commands[`a${id}`] = { method: 'disk.attachedObject.get', params: { id } }
    commands[`f${id}`] = { method: 'disk.file.get', params: { id: BatchReference.result(`a${id}`, 'OBJECT_ID') } }
  }
  const answers = await deps.portal.batch(actor, commands, { kind: 'read' })
  const kept: string[] = []
  let bytes = 0
  for (const id of ids) {
    const [about, where] = [answers[`a${id}`], answers[`f${id}`]]
    const facts = about?.ok ? attached.safeParse(about.result).data : undefined
    const address = where?.ok ? file.safeParse(where.result).data?.DOWNLOAD_URL : undefined
    bytes += facts?.SIZE ?? 0
    if (!facts || address === undefined || bytes > most.bytes) continue
    const content = await deps.download(actor, address).catch(unlessRefused)
    if (content) kept.push(await deps.keepFile(actor.portalId, requestId, facts.NAME, content))
  }
  return kept
}

const unlessRefused = (error: unknown) => {
  if (error instanceof AppError && error.code === 'portal.refused') return null
  throw error
}
