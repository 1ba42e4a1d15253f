import { Plural } from '@lingui/react/macro'

/** «12 пропущено» */
export const MissedCount = ({ value }: { value: number }) => (
  <Plural value={value} one="# пропущен" few="# пропущено" many="# пропущено" other="# пропущено" />
)

/** «звонил 3 раза» */
export const CalledTimes = ({ value }: { value: number }) => (
  <Plural value={value} one="звонил # раз" few="звонил # раза" many="звонил # раз" other="звонил # раза" />
)
