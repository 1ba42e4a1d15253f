import { UNSTABLE_ToastQueue as ToastQueue } from 'react-aria-components/Toast'

/** Toasts tell what is done; anything that must be read or answered stands in the page instead. */
export const toasts = new ToastQueue<string>({ maxVisibleToasts: 2 })

/** Shows the words for six seconds, longer while the pointer or the focus is on them. */
export const toast = (words: string): void => void toasts.add(words, { timeout: 6_000 })
