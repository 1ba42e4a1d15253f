import { useLingui } from '@lingui/react/macro'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'

/** In place of a chart that has nothing to draw, or nothing that the viewer may see. */
export function EmptyChart({ title, hidden = false }: { title: string; hidden?: boolean }) {
  const { t } = useLingui()
  return (
    <Card title={title}>
      <EmptyState title={hidden ? t`Вам это не видно` : t`За этот период ничего нет`}>
        {hidden ? t`Портал не открывает эти записи для вас.` : t`Выберите другой период или снимите отбор.`}
      </EmptyState>
    </Card>
  )
}
