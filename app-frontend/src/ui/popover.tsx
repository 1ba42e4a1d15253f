import type { ReactNode, RefObject } from 'react'
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Popover as AriaPopover } from 'react-aria-components/Popover'

interface AreaProps {
  /** Name of what opens. */
  label: string
  /** Gets a way to close. */
  children: (close: () => void) => ReactNode
  width?: number
}

interface PopoverProps extends AreaProps {
  /** The button that opens it. */
  trigger: ReactNode
}

interface PopoverBesideProps extends AreaProps {
  /** What it stands beside; the focus goes back there. */
  beside: RefObject<HTMLElement | null>
  onClose: () => void
}

const area =
  'max-w-[calc(100vw-24px)] animate-appear overflow-auto rounded-lg border border-line-strong bg-white shadow-pop'

/** A small area beside its button; Escape and a click elsewhere close it and the focus goes back. */
export const Popover = ({ label, trigger, children, width = 280 }: PopoverProps) => (
  <DialogTrigger>
    {trigger}
    <AriaPopover offset={6} style={{ width }} className={area}>
      <Dialog aria-label={label} className="p-3 outline-none">
        {({ close }) => children(close)}
      </Dialog>
    </AriaPopover>
  </DialogTrigger>
)

/** The same area, mounted while it is open: for buttons that are many, of which one at most is open. */
export const PopoverBeside = ({ label, beside, onClose, children, width = 280 }: PopoverBesideProps) => (
  <AriaPopover
    isOpen
    triggerRef={beside}
    onOpenChange={(open) => open || onClose()}
    offset={6}
    style={{ width }}
    className={area}
  >
    <Dialog aria-label={label} className="p-3 outline-none">
      {children(onClose)}
    </Dialog>
  </AriaPopover>
)
