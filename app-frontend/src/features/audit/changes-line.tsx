import { isMark } from './marks.ts'
import { useFieldWords } from './use-field-words.ts'

interface ChangesLineProps {
  before: Record<string, unknown>
  after: Record<string, unknown>
}

/** What became of what, on one line: «Стадия: Новый → В работе». */
export function ChangesLine({ before, after }: ChangesLineProps) {
  const words = useFieldWords()
  const fields = Array.from(new Set([...Object.keys(after), ...Object.keys(before)])).filter((field) => !isMark(field))
  const text = fields
    .filter((field) => !(field in before) || words.value(before[field]) !== words.value(after[field]))
    .map((field) => {
      const became = words.value(after[field])
      return field in before
        ? `${words.name(field)}: ${words.value(before[field])} → ${became}`
        : `${words.name(field)}: ${became}`
    })
    .join(' · ')
  return text ? (
    <span className="block truncate" title={text}>
      {text}
    </span>
  ) : (
    <span className="text-ink-3">—</span>
  )
}
