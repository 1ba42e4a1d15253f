import type { ReactNode } from 'react'
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Popover as AriaPopover } from 'react-aria-components/Popover'

interface PopoverProps {
  /** Name of what opens. */
  label: string
  /** The button that opens it. */
  trigger: ReactNode
  /** Gets a way to close. */
  children: (close: () => void) => ReactNode
  width?: number
}

/** A small area beside its button; Escape and a click elsewhere close it and the focus goes back. */
export const Popover = ({ label, trigger, children, width = 280 }: PopoverProps) => (
  <DialogTrigger>
    {trigger}
    <AriaPopover
      offset={6}
      style={{ width }}
      className="max-w-[calc(100vw-24px)] animate-appear overflow-auto rounded-lg border border-line-strong bg-white shadow-pop"
    >
      <Dialog aria-label={label} className="p-3 outline-none">
        {({ close }) => children(close)}
      </Dialog>
    </AriaPopover>
  </DialogTrigger>
)
