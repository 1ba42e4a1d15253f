import { useLingui } from '@lingui/react/macro'
import { useWording } from '../../lib/use-wording.ts'

const hourMs = 3_600_000

/** A length in hours with one digit, short of space: «0,4 ч», «52 ч». */
export function useHours(): (ms: number) => string {
  const { t, i18n } = useLingui()
  const words = useWording()
  return (ms) => {
    const hours = ms / hourMs
    if (hours >= 20) {
      const whole = words.count(Math.round(hours))
      return t`${whole} ч`
    }
    const tenths = i18n.number(hours, { maximumFractionDigits: 1 })
    return t`${tenths} ч`
  }
}
