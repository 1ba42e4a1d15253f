import { useLingui } from '@lingui/react/macro'
import { useWording } from '../../lib/use-wording.ts'
import { Card } from '../../ui/card.tsx'
import { Moment } from '../../ui/moment.tsx'
import { useHealth } from '../health/use-health.ts'
import { QueueName } from './queue-name.tsx'

const head = 'h-9 px-2.5 text-12h font-normal text-ink-3'
const cell = 'h-9 border-t border-line px-2.5'

/** How much waits in each queue, and for how long the oldest has. */
export function QueuesCard() {
  const { t } = useLingui()
  const words = useWording()
  const { data } = useHealth()
  if (!data) return null
  return (
    <Card title={t`Очереди`}>
      {data.queues.length === 0 ? (
        <p className="p-4 text-13 text-ink-2">{t`Очереди пусты: вся работа сделана.`}</p>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolled region must be reached by the keyboard
        <div role="group" aria-label={t`Очереди`} tabIndex={0} className="overflow-x-auto outline-offset-[-2px]">
          <table className="w-full min-w-[560px] border-separate border-spacing-0 text-13h">
            <thead>
              <tr className="text-right">
                <th scope="col" className={`${head} pl-4 text-left`}>{t`Очередь`}</th>
                <th scope="col" className={head}>{t`Пора делать`}</th>
                <th scope="col" className={head}>{t`Делается`}</th>
                <th scope="col" className={head}>{t`Отложено`}</th>
                <th scope="col" className={head}>{t`Не удалось`}</th>
                <th scope="col" className={`${head} pr-4`}>{t`Самое старое`}</th>
              </tr>
            </thead>
            <tbody className="text-right">
              {data.queues.map((queue) => (
                <tr key={queue.queue}>
                  <th scope="row" className={`${cell} pl-4 text-left font-normal`}>
                    <QueueName queue={queue.queue} />
                  </th>
                  <td className={cell}>{words.count(queue.due)}</td>
                  <td className={cell}>{words.count(queue.held)}</td>
                  <td className={cell}>{words.count(queue.waiting - queue.due)}</td>
                  <td className={`${cell} ${queue.dead > 0 ? 'font-semibold text-red-ink' : ''}`}>
                    {words.count(queue.dead)}
                  </td>
                  <td className={`${cell} pr-4`}>{queue.oldestDueAt ? <Moment at={queue.oldestDueAt} /> : '—'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  )
}
