import type { AttachedContent } from './import-content.ts'
import type { FieldKind, TargetField } from './target-field.ts'

const field = (name: string, required: boolean, kind: FieldKind = 'text'): TargetField => ({
  name,
  title: name,
  kind,
  multiple: false,
  required,
  options: [],
})
/** Key of the record at its source, when it was made there, and by whom. */
const common = [
  field('attached.parent', true),
  field('createdTime', false, 'datetime'),
  field('attached.author', false),
]

/** Fields of comments and files: the portal has no words for them. */
export const attachedFields: Readonly<Record<AttachedContent, readonly TargetField[]>> = {
  comments: [...common, field('attached.text', true)],
  files: [...common, field('attached.path', true), field('attached.name', false)],
}
