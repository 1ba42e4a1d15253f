import type { z } from 'zod'
import type { Viewer } from '../../portal/index.ts'
import type { beginDraftBody, Draft, LetterKey } from '../contract.ts'
import type { CorrespondenceDeps } from '../correspondence-deps.ts'
import type { DraftWords } from '../draft-store.ts'
import { ourPeople } from '../our-people.ts'
import { requestOf, type RequestOfViewer } from '../request-of.ts'
import { replyRecipients } from '../rules/reply-recipients.ts'
import { replySubject } from '../rules/reply-subject.ts'
import { clientAddresses } from './client-addresses.ts'
import { draftView } from './draft-view.ts'
import { loadParent } from './load-parent.ts'
import { keepReplyFile } from './reply-files.ts'

type Beginning = z.infer<typeof beginDraftBody>

/**
 * A draft with everything that an answer takes from the letter it stands on. What the person has written already stays: only whom
 * it goes to changes. Throws `request.not-found`, `letter.not-found`.
 */
export async function beginDraft(
  deps: CorrespondenceDeps,
  viewer: Viewer,
  entityId: number,
  { mode, parent }: Beginning,
): Promise<Draft> {
  const request = await requestOf(deps, viewer, entityId)
  const { record } = request
  const owner = { portalId: record.portalId, requestId: record.id, userId: viewer.userId }
  const before = await deps.drafts.of(owner)
  const words = parent ? await answer(deps, request, mode, parent) : await fresh(deps, request, viewer)
  const kept = before ? { text: before.text, files: [...new Set([...before.files, ...words.files])] } : {}
  const draft = await deps.drafts.put(owner, { ...words, ...kept, mode }, deps.clock.now())
  return draftView(deps, record, draft)
}

type Words = Omit<DraftWords, 'mode'>

async function answer(
  deps: CorrespondenceDeps,
  { record }: RequestOfViewer,
  mode: Beginning['mode'],
  key: LetterKey,
): Promise<Words> {
  const { portalId, id: requestId } = record
  const parent = await loadParent(deps, portalId, requestId, key)
  if (mode !== 'forward') {
    const { to, cc } = replyRecipients(parent, await ourPeople(deps, portalId), mode === 'reply-all')
    return {
      parent: key,
      to,
      cc,
      subject: replySubject(parent.subject, 'reply'),
      text: '',
      quote: true,
      files: [],
    }
  }
  const files: string[] = []
  for (const file of parent.files) {
    const { name, content } =
      file.kind === 'letter' ? inMemory(file) : await deps.files.read(portalId, file.id).then(stored)
    files.push((await keepReplyFile(deps, { portalId, requestId, name, content })).id)
  }
  return { parent: key, to: [], cc: [], subject: replySubject(parent.subject, 'forward'), text: '', quote: true, files }
}

const inMemory = ({ name, content }: { name: string; content: Uint8Array }) => ({ name, content: [content] })
const stored = ({ file, content }: { file: { name: string }; content: AsyncIterable<Uint8Array> }) => ({
  name: file.name,
  content,
})

async function fresh(deps: CorrespondenceDeps, request: RequestOfViewer, viewer: Viewer): Promise<Words> {
  const { title, addresses } = await clientAddresses(deps, request, viewer)
  const to = addresses.slice(0, 1).map(({ address }) => address)
  return { parent: null, to, cc: [], subject: title, text: '', quote: false, files: [] }
}
