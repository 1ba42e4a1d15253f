import type { ReactNode } from 'react'

interface PageProps {
  /** Named for screen readers only: the portal shows its own title above the frame, a second one would be noise. */
  title: string
  /** narrow: one column of steps; whole: as wide as the window, what stands in it keeps its own measure. */
  width?: keyof typeof widths
  children: ReactNode
}

const widths = { narrow: 'max-w-[860px]', usual: 'max-w-[1360px]', whole: '' }

/** A page of our own, set flush under the portal's title; what stands at the very edge draws its focus outline inside. */
export const Page = ({ title, width = 'usual', children }: PageProps) => (
  <main className={`flex min-h-full flex-col pb-1 ${widths[width]}`}>
    <h1 className="sr-only">{title}</h1>
    {children}
  </main>
)
