import { type ReactNode, useId } from 'react'

/** A titled part of a panel. */
export function PanelSection({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="border-t border-line px-4 py-3.5">
      <div className="mb-2 flex items-baseline gap-2">
        <h3 id={id} className="min-w-0 flex-1 text-14 font-semibold">
          {title}
        </h3>
        {aside}
      </div>
      {children}
    </section>
  )
}
