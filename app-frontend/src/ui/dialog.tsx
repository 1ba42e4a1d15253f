import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { IconButton } from './icon-button.tsx'

interface DialogProps {
  title: string
  closeLabel: string
  onClose: () => void
  /** While work runs the dialog stays: closing it would hide the outcome. */
  busy?: boolean
  /** sm 480 px, md 720 px, lg 1180 px. */
  size?: keyof typeof widths
  /** A question that waits for an answer: announced at once. */
  urgent?: boolean
  /** Buttons at the right of the foot, the main one last; stays in sight while the content scrolls. */
  footer?: ReactNode
  children: ReactNode
}

const widths = { sm: 'max-w-[480px]', md: 'max-w-[720px]', lg: 'max-w-[1180px]' }

/** For a choice that must not be lost. Escape closes it and gives the focus back; a click beside it does not. */
export function Dialog(props: DialogProps) {
  const { title, closeLabel, onClose, busy = false, size = 'sm', urgent = false, footer, children } = props
  return (
    <ModalOverlay
      isOpen
      isKeyboardDismissDisabled={busy}
      onOpenChange={(open) => !open && onClose()}
      className="fixed inset-0 z-30 grid animate-appear place-items-center overflow-y-auto bg-[rgb(0_0_0/42%)] p-4"
    >
      <Modal className={`w-full min-w-0 rounded-xl bg-white shadow-pop ${widths[size]}`}>
        <AriaDialog
          role={urgent ? 'alertdialog' : 'dialog'}
          className={`flex flex-col outline-none ${footer ? 'max-h-[calc(100vh-32px)]' : ''}`}
        >
          <div className="flex items-center gap-2 px-5 pt-4 pb-1">
            <Heading slot="title" className="min-w-0 flex-1 text-18 font-medium">
              {title}
            </Heading>
            <IconButton label={closeLabel} onPress={onClose} isDisabled={busy}>
              <X size={18} strokeWidth={1.75} aria-hidden="true" />
            </IconButton>
          </div>
          {footer ? <div className="min-h-0 flex-1 overflow-y-auto px-5 py-2">{children}</div> : children}
          {footer && (
            <div className="flex flex-wrap justify-end gap-2.5 border-t border-line px-5 py-3.5">{footer}</div>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
