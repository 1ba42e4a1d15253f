import { type ReactNode, useId } from 'react'

/** A named group of parts on the gallery's page. */
export function Sample({ title, children, flush = false }: { title: string; children: ReactNode; flush?: boolean }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="min-w-0 rounded-lg bg-white shadow-card">
      <h2 id={id} className="flex min-h-11 items-center border-b border-line px-4 text-14 font-semibold">
        {title}
      </h2>
      <div className={flush ? '' : 'flex flex-col gap-4 p-4'}>{children}</div>
    </section>
  )
}

export const SampleRow = ({ children }: { children: ReactNode }) => (
  <div className="flex flex-wrap items-center gap-2.5">{children}</div>
)
