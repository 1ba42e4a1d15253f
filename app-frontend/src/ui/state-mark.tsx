import { CircleAlert, CircleCheck, CircleDashed, CircleMinus, type LucideIcon, TriangleAlert } from 'lucide-react'

/** ok: as it should be; soon: wants attention; bad: act now; todo: not done yet; off: not used. */
export type Standing = 'ok' | 'soon' | 'bad' | 'todo' | 'off'

const looks: Record<Standing, { Icon: LucideIcon; ink: string }> = {
  ok: { Icon: CircleCheck, ink: 'text-green-ink' },
  soon: { Icon: TriangleAlert, ink: 'text-amber-ink' },
  bad: { Icon: CircleAlert, ink: 'text-red-ink' },
  todo: { Icon: CircleDashed, ink: 'text-amber-ink' },
  off: { Icon: CircleMinus, ink: 'text-ink-3' },
}

/** The mark of a state; its word stands beside it or is given for screen readers. */
export function StateMark({ state, word }: { state: Standing; word?: string }) {
  const { Icon, ink } = looks[state]
  return (
    <span className={`shrink-0 ${ink}`}>
      <Icon size={18} strokeWidth={1.75} aria-hidden="true" />
      {word && <span className="sr-only">{word}</span>}
    </span>
  )
}
