import type { CallLook } from '@poryadok/app-backend/call-card/contract'
import type { ReactNode } from 'react'

interface PanelHeadProps {
  colour: CallLook['colour']
  /** 22 px: the colour never speaks alone. */
  icon: ReactNode
  title: string
  text: string
}

/** Fill and ink that read on each other (AA), and the tint behind the icon. */
const looks: Record<CallLook['colour'], readonly [head: string, icon: string]> = {
  red: ['bg-call-red text-white', 'bg-white/18'],
  yellow: ['bg-call-yellow text-call-yellow-ink', 'bg-call-yellow-ink/13'],
  blue: ['bg-action text-white', 'bg-white/18'],
  grey: ['bg-call-grey text-ink', 'bg-ink/10'],
}

/** The coloured head of the panel: colour, icon, what it is and what to do. */
export function PanelHead({ colour, icon, title, text }: PanelHeadProps) {
  const [head, tint] = looks[colour]
  return (
    <div data-colour={colour} className={`flex min-h-24 items-start gap-3 p-4 ${head}`}>
      <span aria-hidden="true" className={`grid size-11 shrink-0 place-items-center rounded-lg ${tint}`}>
        {icon}
      </span>
      <span className="min-w-0">
        <h2 className="text-[17px] leading-tight font-semibold">{title}</h2>
        <p className="mt-1 text-13 leading-[1.4]">{text}</p>
      </span>
    </div>
  )
}
