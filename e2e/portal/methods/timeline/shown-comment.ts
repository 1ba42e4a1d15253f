import { ownerTypeName } from '../../entities/owner-type-names.ts'
import type { Binding, TimelineComment } from '../../store/records.ts'
import type { PortalState } from '../../store/state.ts'
import type { Params } from '../../wire/params.ts'

/** A comment as the timeline shows it in one of its cards. Bitrix24 docs: crm/timeline/comments/crm-timeline-comment-get. */
export function shownComment(state: PortalState, one: TimelineComment, card: Binding): Params {
  return {
    ID: String(one.id),
    ENTITY_ID: String(card.entityId),
    ENTITY_TYPE: ownerTypeName(card.entityTypeId),
    CREATED: one.created,
    COMMENT: one.comment,
    AUTHOR_ID: String(one.authorId),
    FILES: Object.fromEntries(one.fileIds.map((id) => [id, shownFile(state, one, id)])),
  }
}

function shownFile(state: PortalState, one: TimelineComment, id: number): Params {
  const file = state.files.get(id)
  const author = state.users.get(one.authorId)
  const address = `${state.url}/_file/${id}/`
  const isImage = file?.type.startsWith('image/') ?? false
  return {
    id,
    date: one.created,
    type: isImage ? 'image' : 'file',
    name: file?.name ?? '',
    size: file?.size ?? 0,
    ...(isImage ? { image: { width: 1, height: 1 }, urlPreview: address } : {}),
    authorId: one.authorId,
    authorName: author ? `${author.name} ${author.lastName}` : '',
    urlShow: address,
    urlDownload: address,
  }
}
