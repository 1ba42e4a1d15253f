import { Inbox } from 'lucide-react'
import type { ReactNode } from 'react'
import { StateCard } from './state-card.tsx'

interface EmptyStateProps {
  title: string
  /** When it will fill by itself, and what can be done now. */
  children: ReactNode
  action?: ReactNode
  /** 22 px; a tray when left out. */
  icon?: ReactNode
  /** green: empty is good. */
  tone?: 'blue' | 'green'
}

/** There is nothing yet. */
export const EmptyState = ({ title, children, action, icon, tone = 'blue' }: EmptyStateProps) => (
  <StateCard tone={tone} icon={icon ?? <Inbox size={22} strokeWidth={1.75} />} title={title} action={action}>
    {children}
  </StateCard>
)
