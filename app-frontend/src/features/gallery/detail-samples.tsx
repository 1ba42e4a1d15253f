import { Check, GitBranch, Lightbulb, Undo2 } from 'lucide-react'
import { Avatar } from '../../ui/avatar.tsx'
import { Card } from '../../ui/card.tsx'
import { CodeBlock } from '../../ui/code-block.tsx'
import { CodeValue } from '../../ui/code-value.tsx'
import { Counter } from '../../ui/counter.tsx'
import { DiffView } from '../../ui/diff-view.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import { ListFoot } from '../../ui/list-foot.tsx'
import { Moment } from '../../ui/moment.tsx'
import { Note } from '../../ui/note.tsx'
import { TimelineItem } from '../../ui/timeline-item.tsx'
import { Sample, SampleRow } from './sample.tsx'
import { useTwo } from './use-two.ts'

const at = '2026-11-22T09:31:00.000Z'

export function DetailSamples() {
  const two = useTwo()
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Sample flush title={two('Что изменится', 'What will change')}>
        <DiffView
          label={two('Что изменится', 'What will change')}
          rows={[
            {
              label: two('Ждать ответа', 'Wait for an answer'),
              before: two('3 дня', '3 days'),
              after: two('5 дней', '5 days'),
            },
            {
              label: two('Слова категории «Поставка»', 'Words of “Delivery”'),
              before: two('накладная, отгрузка', 'invoice, shipment'),
              after: two('накладная, отгрузка, недостача', 'invoice, shipment, shortage'),
            },
            { label: two('Запасной ящик', 'Spare mailbox'), before: 'spare@shield.example', after: null },
            { label: two('Дежурный', 'On duty'), before: null, after: two('Тимур Касаткин', 'Timur Kasatkin') },
          ]}
        />
      </Sample>
      <Sample title={two('История', 'History')}>
        <ol>
          <TimelineItem
            tone="blue"
            icon={<GitBranch size={15} />}
            title={two('Письмо присоединено', 'Letter joined')}
            when={<Moment at={at} />}
            who={two('правило переписки, версия 3', 'rule of threads, version 3')}
          >
            {two('По заголовку', 'By the header')} <CodeValue>In-Reply-To</CodeValue>
          </TimelineItem>
          <TimelineItem
            tone="amber"
            icon={<Lightbulb size={15} />}
            title={two('Категория: Поставка', 'Category: Delivery')}
            undone={two('отменено', 'taken back')}
            when={<Moment at={at} as="exact" />}
            who={two('словарь, версия 14', 'dictionary, version 14')}
          />
          <TimelineItem
            tone="grey"
            icon={<Undo2 size={15} />}
            title={two('Решение отменено', 'Decision undone')}
            when={<Moment at={at} as="since" />}
            who={
              <span className="flex items-center gap-1.5">
                <Avatar size="sm" name={two('Марина Лучинина', 'Marina Luchinina')} />
                {two('Марина Лучинина', 'Marina Luchinina')}
              </span>
            }
          />
        </ol>
      </Sample>
      <Card title={two('Карточка', 'Card')} aside={<Counter>2</Counter>}>
        <div className="p-4">
          <KeyValues
            rows={[
              { label: two('Решить до', 'Resolve by'), value: <Moment at={at} as="due" /> },
              { label: two('Клиент', 'Client'), value: two('Воронцова Елена Павловна', 'Elena Vorontsova') },
              { label: two('Артикул', 'Article'), value: <CodeValue copy>OP-16/3P/C25</CodeValue> },
            ]}
          />
        </div>
        <ListFoot
          shown={two('Показано 50 из 1 284', '50 of 1 284 shown')}
          more={{ label: two('Показать более ранние', 'Show earlier ones'), busy: false, onMore: () => undefined }}
        />
      </Card>
      <Sample title={two('Машинный текст и клавиши', 'Machine text and keys')}>
        <CodeBlock
          label={two('Параметры', 'Parameters')}
          value={{ entityTypeId: 1, filter: { '>id': 48213 }, select: ['id', 'title'] }}
        />
        <SampleRow>
          <Kbd>↑</Kbd>
          <Kbd>↓</Kbd>
          <Kbd>Enter</Kbd>
          <Kbd>Esc</Kbd>
        </SampleRow>
        <Note tone="green" icon={<Check size={18} strokeWidth={1.75} />}>
          {two('Лид получит Марина Лучинина, заместитель.', 'Marina Luchinina, the deputy, gets the lead.')}
        </Note>
      </Sample>
    </div>
  )
}
