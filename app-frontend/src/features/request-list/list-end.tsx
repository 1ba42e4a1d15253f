import { useLingui } from '@lingui/react/macro'
import { useWording } from '../../lib/use-wording.ts'
import { KeyHints } from '../../ui/key-hints.tsx'
import { ListFoot } from '../../ui/list-foot.tsx'

interface ListEndProps {
  /** On the screen. */
  rows: number
  total: number
  connected: boolean
}

/** What is on the screen, how the keyboard works here, and whether the list lives. */
export function ListEnd({ rows, total, connected }: ListEndProps) {
  const { t } = useLingui()
  const words = useWording()
  const [shown, whole] = [words.count(rows), words.count(total)]
  return (
    <ListFoot shown={t`Показано ${shown} из ${whole}`} more={null}>
      {!connected && <span>{t`Связь прервалась, данные могут отстать`}</span>}
      <KeyHints
        hints={[
          { keys: ['↑', '↓'], does: t`строки` },
          { keys: ['→'], does: t`изменить` },
          { keys: ['Enter'], does: t`просмотр` },
          { keys: [t`Пробел`], does: t`отметить` },
          { keys: ['/'], does: t`поиск` },
        ]}
      />
    </ListFoot>
  )
}
