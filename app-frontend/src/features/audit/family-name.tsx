import { useFieldWords } from './use-field-words.ts'

/** What was changed when it is no record: the slice whose settings they are. */
export function FamilyName({ family }: { family: string }) {
  const name = useFieldWords().family(family)
  return <span className={name ? 'block truncate' : 'text-ink-3'}>{name ?? '—'}</span>
}
