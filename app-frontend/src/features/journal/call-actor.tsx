import { useLingui } from '@lingui/react/macro'
import type { CallRow } from '@poryadok/app-backend/operations/contract'

/** Whose token the request carried: the portal's own or a person's. */
export function CallActor({ call: { userId, userName } }: { call: Pick<CallRow, 'userId' | 'userName'> }) {
  const { t } = useLingui()
  const person = userName ?? (userId === 0 ? t`проверка, кто вошёл` : t`сотрудник № ${userId}`)
  return <span className="block truncate">{userId === null ? t`фоновая работа` : person}</span>
}
