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
  children: ReactNode
}

/** 480 px wide, for a choice that must not be lost. Escape closes it; a click beside it does not. */
export function Dialog({ title, closeLabel, onClose, busy = false, children }: DialogProps) {
  return (
    <ModalOverlay
      isOpen
      isKeyboardDismissDisabled={busy}
      onOpenChange={(open) => !open && onClose()}
      className="fixed inset-0 z-30 grid animate-appear place-items-center overflow-y-auto bg-[rgb(0_0_0/42%)] p-4"
    >
      <Modal className="w-full max-w-[480px] rounded-xl bg-white shadow-pop">
        <AriaDialog className="flex flex-col outline-none">
          <div className="flex items-center gap-2 px-5 pt-4 pb-1">
            <Heading slot="title" className="min-w-0 flex-1 text-18 font-medium">
              {title}
            </Heading>
            <IconButton label={closeLabel} onPress={onClose} isDisabled={busy}>
              <X size={18} strokeWidth={1.75} aria-hidden="true" />
            </IconButton>
          </div>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
