import { useLingui } from '@lingui/react/macro'
import type { PickedProduct } from '@poryadok/app-backend/products/contract'

/** What became of a row's product in the catalogue since it was chosen. */
export function useSinceWords(): (since: NonNullable<PickedProduct['since']>) => string {
  const { t } = useLingui()
  return ({ code, params }) => {
    const path = String(params['path'] ?? '')
    if (code === 'products.gone') return t`В каталоге этого больше нет`
    if (code === 'products.renamed') return t`С тех пор переименовано: ${path}`
    return t`С тех пор перенесено: ${path}`
  }
}
