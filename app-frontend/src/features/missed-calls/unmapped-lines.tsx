import { useLingui } from '@lingui/react/macro'
import type { PhoneLines } from '@poryadok/app-backend/missed-calls/contract'
import { PhoneMissed } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Counter } from '../../ui/counter.tsx'
import { ListFoot } from '../../ui/list-foot.tsx'
import { Moment } from '../../ui/moment.tsx'
import { MissedCount } from './call-count.tsx'
import { phoneWords } from '../../lib/phone-words.ts'

interface UnmappedLinesProps {
  lines: PhoneLines['unmapped']
  /** null: the viewer may not. */
  onMake: ((number: string) => void) | null
}

/** The busiest come first, and the table of lines stands below or beside them. */
const shownAtFirst = 3

/** Lines that calls come in by and nobody holds, the busiest first. */
export function UnmappedLines({ lines, onMake }: UnmappedLinesProps) {
  const { t } = useLingui()
  const [all, setAll] = useState(false)
  const shown = all ? lines : lines.slice(0, shownAtFirst)
  return (
    <Card title={t`Линии без хозяина`} aside={lines.length > 0 && <Counter tone="red">{lines.length}</Counter>}>
      {lines.length === 0 ? (
        <p className="px-4 py-3 text-13 text-ink-2">{t`За 90 дней все пропущенные звонки пришли на линии из списка.`}</p>
      ) : (
        <ul>
          {shown.map(({ line, calls, lastAt }) => (
            <li key={line} className="border-b border-line px-4 py-3 last:border-0">
              <div className="flex flex-wrap items-center justify-between gap-2">
                <span className="text-14 wrap-anywhere tabular-nums">{phoneWords(line)}</span>
                <Chip tone="red" icon={<PhoneMissed size={13} strokeWidth={1.75} aria-hidden="true" />}>
                  <MissedCount value={calls} />
                </Chip>
              </div>
              <div className="mt-1.5 flex flex-wrap items-center justify-between gap-2">
                <span className="text-12h text-ink-3">
                  {t`последний`} <Moment at={lastAt} />
                </span>
                {onMake && (
                  <Button size="sm" onPress={() => onMake(line)}>
                    {t`Записать линию`}
                  </Button>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
      {shown.length < lines.length && (
        <ListFoot
          shown={t`Показано ${shown.length} из ${lines.length}`}
          more={{ label: t`Показать ещё`, busy: false, onMore: () => setAll(true) }}
        />
      )}
    </Card>
  )
}
