import type { ReactNode } from 'react'
import { Link } from 'react-aria-components/Link'

interface TextLinkProps {
  /** Without an address the link is an action of the screen. */
  href?: string
  onPress?: () => void
  newTab?: boolean
  children: ReactNode
}

export const TextLink = ({ href, onPress, newTab = false, children }: TextLinkProps) => (
  <Link
    {...(href ? { href } : {})}
    {...(onPress ? { onPress } : {})}
    {...(newTab ? { target: '_blank', rel: 'noopener' } : {})}
    className="cursor-pointer rounded-xs text-action data-hovered:underline"
  >
    {children}
  </Link>
)
