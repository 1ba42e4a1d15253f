import { type ReactNode, useId } from 'react'

interface CardProps {
  title: string
  /** At the right of the title. */
  aside?: ReactNode
  children: ReactNode
}

/** A white card with a 44 px header; the title names the region. */
export function Card({ title, aside, children }: CardProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="min-w-0 rounded-lg bg-white shadow-card">
      <div className="flex min-h-11 items-center gap-2 border-b border-line px-4">
        <h2 id={id} className="text-14 font-semibold whitespace-nowrap">
          {title}
        </h2>
        <div className="ml-auto">{aside}</div>
      </div>
      {children}
    </section>
  )
}
