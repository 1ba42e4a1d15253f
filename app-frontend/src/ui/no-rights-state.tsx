import { Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import { StateCard } from './state-card.tsx'

interface NoRightsStateProps {
  /** Who does it: «Словарь меняет руководитель». */
  title: string
  /** What the viewer may do, and who may do the rest, by name. */
  children: ReactNode
  /** A way to ask for it. */
  action?: ReactNode
}

/** Says what is not allowed, to whom it is, and what is left. */
export const NoRightsState = ({ title, children, action }: NoRightsStateProps) => (
  <StateCard tone="amber" icon={<Lock size={22} strokeWidth={1.75} />} title={title} action={action}>
    {children}
  </StateCard>
)
