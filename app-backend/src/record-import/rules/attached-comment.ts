import type { AttachedRecord } from './attached-record.ts'
import type { AttachedContent } from './import-content.ts'

const named: Record<AttachedContent, string> = { comments: 'Комментарий', files: 'Файл' }

/**
 * The last line of what an import adds to a timeline: it says which one of the source it is. By it the comment is found again, for the
 * portal keeps no mark of ours with comments. Bitrix24 docs: api-reference/crm/timeline/comments/crm-timeline-comment-add
 * @param originId `salesforce/comments:00a…`
 */
export function attachedMark(content: AttachedContent, originId: string): string {
  const at = originId.indexOf(':')
  return `${named[content]} № ${originId.slice(at + 1)} (${originId.slice(0, at).split('/')[0]})`
}

/** The text of the comment: when and by whom at the source, the words, the mark. `zone` is IANA. */
export function attachedComment(
  content: AttachedContent,
  originId: string,
  { at, author, text }: Pick<AttachedRecord, 'at' | 'author' | 'text'>,
  zone: string,
): string {
  const when =
    at === ''
      ? ''
      : new Intl.DateTimeFormat('ru-RU', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(
          new Date(at),
        )
  const head = [when, author].filter((one) => one !== '').join(', ')
  return [head === '' ? '' : `[b]${head}[/b]`, text, attachedMark(content, originId)]
    .filter((one) => one !== '')
    .join('\n')
}

/** Whether a comment of the portal is the one with the mark, whatever the portal made of the space around it. */
export const bearsMark = (comment: string, mark: string): boolean => comment.trimEnd().endsWith(mark)
