import type { FastifyInstance } from 'fastify'
import { mayReadFile } from '../rights/files.ts'
import { fileBody } from '../store/files.ts'
import type { PortalState } from '../store/state.ts'
import { html, type Markup } from './html.ts'
import { icon } from './icon.ts'
import { page } from './page-route.ts'
import type { Viewer } from './viewer.ts'

/** Attachments with their sizes; a press downloads. */
export function fileLinks(state: PortalState, viewer: Viewer, ids: number[]): Markup {
  const files = ids.flatMap((id) => state.files.get(id) ?? [])
  if (files.length === 0) return html``
  return html`<div class="files">
    ${files.map(
      (file) =>
        html`<a class="file" href="/_file/${file.id}/" download="${file.name}"
          >${icon('clip')}${file.name} · ${fileSize(file.size, viewer)}</a
        >`,
    )}
  </div>`
}

/** Sends a stored file as a download, never as a page of this origin. */
export function registerFiles(server: FastifyInstance, state: PortalState): void {
  page(server, state, '/_file/:id/', (viewer, request, reply) => {
    const file = state.files.get(Number((request.params as { id: string }).id))
    if (file === undefined || !mayReadFile(state, viewer.user, file.id))
      return reply.code(404).type('text/plain').send('Not found')
    return reply
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
      .header('x-content-type-options', 'nosniff')
      .type('application/octet-stream')
      .send(fileBody(state, file))
  })
}

function fileSize(bytes: number, viewer: Viewer): string {
  const [amount, unit] =
    bytes < 1024
      ? [bytes, viewer.say('Б', 'B')]
      : bytes < 1024 * 1024
        ? [bytes / 1024, viewer.say('КБ', 'KB')]
        : [bytes / 1024 / 1024, viewer.say('МБ', 'MB')]
  return `${amount.toLocaleString(viewer.lang, { maximumFractionDigits: 1 })} ${unit}`
}
