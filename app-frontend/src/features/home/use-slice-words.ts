import { useLingui } from '@lingui/react/macro'

/** Standing of a slice as mark and word. */
export function useSliceWords() {
  const { t } = useLingui()
  const looks = {
    on: { state: 'ok', word: t`работает` },
    off: { state: 'off', word: t`выключено` },
    blocked: { state: 'soon', word: t`чего-то не хватает` },
  } as const
  return (state: keyof typeof looks) => looks[state]
}
