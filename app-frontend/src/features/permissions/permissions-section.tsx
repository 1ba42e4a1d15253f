import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { PermissionsForm } from './permissions-form.tsx'
import { usePermissions } from './use-permissions.ts'

/** Who may do what in the product: the matrix of rights, and the people named integrators. */
export default function PermissionsSection() {
  const { data, error, refetch } = usePermissions()
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />
  return <PermissionsForm key={data.revision} table={data} onReload={() => void refetch()} />
}
