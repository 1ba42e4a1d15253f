import { useLingui } from '@lingui/react/macro'
import type { Macro } from '@poryadok/app-backend/macros/contract'
import type { RequestRow } from '@poryadok/app-backend/requests/contract'
import { Zap } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { useMacros } from './use-macros.ts'
import type { RequestMove } from './use-request-move.ts'

const MacroPreview = lazy(() => import('./macro-preview.tsx'))
const MacroDialog = lazy(() => import('./macro-dialog.tsx'))

interface MacrosMenuProps {
  request: RequestRow
  move: RequestMove
  draft: { parent: { kind: 'in' | 'out'; id: number } | null; begun: boolean; mayReply: boolean }
}

/** The macros of requests: one is looked at, then done; who may change settings makes and changes them here. */
export function MacrosMenu({ request, move, draft }: MacrosMenuProps) {
  const { t } = useLingui()
  const { data } = useMacros(true)
  const [chosen, setChosen] = useState<Macro | null>(null)
  const [edited, setEdited] = useState<Macro | 'new' | null>(null)
  const macros = data?.macros ?? []
  if (!data || (macros.length === 0 && !data.mayEdit)) return null
  const actions = macros.map((macro) => ({ id: macro.id, label: macro.name, onAction: () => setChosen(macro) }))
  const add = { id: 'new', label: t`Новый макрос`, onAction: () => setEdited('new') }
  return (
    <>
      <Menu
        label={t`Макросы`}
        trigger={
          <Button size="sm" icon={<Zap size={15} strokeWidth={1.75} aria-hidden="true" />}>
            {t`Макросы`}
          </Button>
        }
        actions={data.mayEdit ? [...actions, add] : actions}
      />
      <Suspense fallback={null}>
        {chosen && (
          <MacroPreview
            macro={chosen}
            request={request}
            move={move}
            draft={draft}
            onEdit={data.mayEdit ? () => setEdited(chosen) : null}
            onClose={() => setChosen(null)}
          />
        )}
        {edited && (
          <MacroDialog
            macro={edited === 'new' ? null : edited}
            onClose={() => {
              setEdited(null)
              setChosen(null)
            }}
          />
        )}
      </Suspense>
    </>
  )
}
