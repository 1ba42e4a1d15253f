import { useLingui } from '@lingui/react/macro'
import { useWording } from '../../lib/use-wording.ts'

/** What a call was about, as people name it: `deal:12`, `contact:phone:+79002223344`, `call:site:17` each once. */
export function useMarkWords(): (marks: readonly string[]) => string {
  const { t } = useLingui()
  const words = useWording()
  const kinds: Record<string, string> = { contact: t`Контакт`, company: t`Компания`, deal: t`Сделка` }
  const worded = (mark: string): string => {
    const [kind = '', by = '', ...rest] = mark.split(':')
    const own = [by, ...rest].at(-1) ?? ''
    if (kind === 'call') return t`Звонок ${own}`
    if (kind === 'phone') return own
    const name = kinds[kind]
    if (name === undefined) return mark
    if (rest.length === 0) return `${name} ${words.requestNumber(Number(by))}`
    if (by === 'inn') return t`ИНН ${own}`
    return by === 'own' ? rest.slice(1).join(':') : rest.join(':')
  }
  return (marks) => Array.from(new Set(marks.map(worded))).join(', ')
}
