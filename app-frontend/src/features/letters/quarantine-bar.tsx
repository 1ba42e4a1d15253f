import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { ShieldAlert } from 'lucide-react'
import { useEffect } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { Progress } from '../../ui/progress.tsx'
import { useLongTasks } from '../long-work/use-long-tasks.ts'
import { useRecoverAll } from './use-letters.ts'

/** Above the letters in quarantine: all of them through the normal way again, and how far that has come. */
export function QuarantineBar({ count }: { count: number }) {
  const { t } = useLingui()
  const cache = useQueryClient()
  const recover = useRecoverAll()
  const errorWords = useErrorWords()
  const { list } = useLongTasks('quarantine-recovery')
  const running = list.data?.tasks.find(({ state }) => state === 'running' || state === 'paused')
  const handled = running ? running.done + running.failed : 0
  useEffect(() => {
    void cache.invalidateQueries({ queryKey: ['letters', 'list'] })
  }, [cache, handled, running?.id])
  const fault = recover.error ? errorWords(recover.error) : null
  if (running) {
    const { done, failed, total } = running
    const of = total ?? 0
    return (
      <div className="px-4 py-2.5">
        <Progress
          label={t`Письма проходят обработку заново`}
          share={total ? Math.min(1, handled / total) : null}
          figure={t`${handled} из ${of}`}
        >
          {t`Принято: ${done}. Вернулось в карантин: ${failed}.`}
        </Progress>
      </div>
    )
  }
  // An empty quarantine asks for nothing.
  if (count === 0 && !fault) return null
  const letters = plural(count, { one: '# письмо', few: '# письма', many: '# писем', other: '# письма' })
  return (
    <div className="px-4 py-2.5">
      <Note
        tone="amber"
        icon={<ShieldAlert size={18} strokeWidth={1.75} />}
        action={
          <Button size="sm" isPending={recover.isPending} onPress={() => recover.mutate()}>
            {t`Обработать все заново`}
          </Button>
        }
      >
        {t`В карантине ${letters}. Ничего не потеряно: каждое сохранено целиком и пройдёт обычную обработку, когда вы скажете.`}
        {fault && (
          <span role="alert" className="block text-red-ink">
            {fault.title} {fault.text}
          </span>
        )}
      </Note>
    </div>
  )
}
