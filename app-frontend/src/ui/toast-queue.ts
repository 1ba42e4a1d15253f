import { UNSTABLE_ToastQueue as ToastQueue } from 'react-aria-components/Toast'

export interface ToastWords {
  words: string
  /** A way back: «Отменить». */
  undo?: { label: string; onUndo: () => void }
}

/** Toasts tell what is done; anything that must be read or answered, and every error, stands in the page instead. */
export const toasts = new ToastQueue<ToastWords>({ maxVisibleToasts: 2 })

/** Shows the words for six seconds, with a way back for ten; longer while the pointer or the focus is on them. */
export const toast = (words: string, undo?: ToastWords['undo']): void =>
  void toasts.add({ words, ...(undo ? { undo } : {}) }, { timeout: undo ? 10_000 : 6_000 })
