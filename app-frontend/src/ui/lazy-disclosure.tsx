import { type ReactNode, Suspense, useState } from 'react'
import { Button } from './button.tsx'

interface LazyDisclosureProps {
  icon: ReactNode
  title: string
  /** Mounted when it is opened: what it asks and loads costs nothing before. */
  children: ReactNode
}

/** A part of a panel that is asked for when it is wanted. */
export function LazyDisclosure({ icon, title, children }: LazyDisclosureProps) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <div className="border-t border-line px-2.5 py-2">
      <Button look="flat" size="sm" icon={icon} aria-expanded={isOpen} onPress={() => setIsOpen(!isOpen)}>
        {title}
      </Button>
      {isOpen && <Suspense fallback={null}>{children}</Suspense>}
    </div>
  )
}
