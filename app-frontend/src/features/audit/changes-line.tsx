import { isMark } from './marks.ts'
import { useFieldWords } from './use-field-words.ts'

interface ChangesLineProps {
  /** Whose fields these are. */
  family: string
  before: Record<string, unknown>
  after: Record<string, unknown>
}

/** What became of what, on one line: «Стадия: Новый → В работе». */
export function ChangesLine({ family, before, after }: ChangesLineProps) {
  const words = useFieldWords()
  const value = (field: string, side: Record<string, unknown>): string => words.value(family, field, side[field])
  const fields = Array.from(new Set([...Object.keys(after), ...Object.keys(before)])).filter((field) => !isMark(field))
  const text = fields
    .filter((field) => !(field in before) || value(field, before) !== value(field, after))
    .map((field) => {
      const became = value(field, after)
      return field in before
        ? `${words.name(family, field)}: ${value(field, before)} → ${became}`
        : `${words.name(family, field)}: ${became}`
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
