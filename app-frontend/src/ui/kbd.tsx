import type { ReactNode } from 'react'

/** A key of the keyboard. */
export const Kbd = ({ children }: { children: ReactNode }) => (
  <kbd className="rounded-xs border border-b-2 border-line-strong bg-white px-[5px] font-sans text-11 leading-[18px] font-medium text-ink-2">
    {children}
  </kbd>
)
