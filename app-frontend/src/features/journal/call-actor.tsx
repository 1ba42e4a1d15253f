import { useLingui } from '@lingui/react/macro'

/** Whose token the request carried: the portal's own or a person's. */
export function CallActor({ userId }: { userId: number | null }) {
  const { t } = useLingui()
  return <span className="block truncate">{userId === null ? t`фоновая работа` : t`сотрудник № ${userId}`}</span>
}
