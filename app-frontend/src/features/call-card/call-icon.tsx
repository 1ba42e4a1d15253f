import type { CallLook } from '@poryadok/app-backend/call-card/contract'
import { Ban, Building2, CircleHelp, EyeOff, Inbox, UserCheck } from 'lucide-react'

const icon = { size: 22, strokeWidth: 1.75 } as const

/** The sign that stands beside the colour. */
export function CallIcon({ look: { colour, subject, phone } }: { look: CallLook }) {
  if (colour === 'red') return <Ban {...icon} />
  if (colour === 'yellow') return <UserCheck {...icon} />
  if (colour === 'blue') return <Inbox {...icon} />
  if (subject) return <Building2 {...icon} />
  return phone === '' ? <EyeOff {...icon} /> : <CircleHelp {...icon} />
}
