import type { ReactNode } from 'react'

interface PageProps {
  /** Named for screen readers only: the portal shows its own title above the frame, a second one would be noise. */
  title: string
  /** For one column of steps. */
  narrow?: boolean
  children: ReactNode
}

/** A page of our own, set flush under the portal's title; what stands at the very edge draws its focus outline inside. */
export const Page = ({ title, narrow = false, children }: PageProps) => (
  <main className={`flex min-h-full flex-col pb-1 ${narrow ? 'max-w-[860px]' : 'max-w-[1360px]'}`}>
    <h1 className="sr-only">{title}</h1>
    {children}
  </main>
)
