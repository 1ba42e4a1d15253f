import { useLingui } from '@lingui/react/macro'
import { CircleCheck, X } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { Text } from 'react-aria-components/Text'
import {
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components/Toast'
import { toasts } from './toast-queue.ts'

/** Where toasts appear: at the bottom, above the list's footer. */
export default function Toasts() {
  const { t } = useLingui()
  return (
    <ToastRegion queue={toasts} className="fixed bottom-14 left-1/2 z-40 flex -translate-x-1/2 flex-col gap-2">
      {({ toast }) => (
        <Toast
          toast={toast}
          className="flex animate-appear items-center gap-2.5 rounded-lg bg-ink py-2 pr-2 pl-3.5 text-13 text-white shadow-pop"
        >
          <CircleCheck size={18} strokeWidth={1.75} aria-hidden="true" className="text-green-line" />
          <ToastContent>
            <Text slot="title">{toast.content.words}</Text>
          </ToastContent>
          {toast.content.undo && (
            <Button
              onPress={() => {
                toast.content.undo?.onUndo()
                toasts.close(toast.key)
              }}
              className="h-6 rounded-sm px-1.5 font-medium text-blue-line data-hovered:underline"
            >
              {toast.content.undo.label}
            </Button>
          )}
          <Button
            slot="close"
            aria-label={t`Убрать сообщение`}
            className="grid size-6 place-items-center rounded-sm text-white"
          >
            <X size={15} strokeWidth={1.75} aria-hidden="true" />
          </Button>
        </Toast>
      )}
    </ToastRegion>
  )
}
