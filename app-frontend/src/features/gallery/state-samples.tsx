import { Plus, Send } from 'lucide-react'
import type { ReactNode } from 'react'
import { ApiError } from '../../lib/api-error.ts'
import { Button } from '../../ui/button.tsx'
import { CheckRow } from '../../ui/check-row.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { FilteredOutState } from '../../ui/filtered-out-state.tsx'
import { LoadingState } from '../../ui/loading-state.tsx'
import { MeterBar } from '../../ui/meter-bar.tsx'
import { NoRightsState } from '../../ui/no-rights-state.tsx'
import { Progress } from '../../ui/progress.tsx'
import { Sample } from './sample.tsx'
import { useTwo } from './use-two.ts'

const Frame = ({ children }: { children: ReactNode }) => (
  <div className="flex min-h-[280px] flex-col justify-center rounded-lg bg-white shadow-card">{children}</div>
)

export function StateSamples() {
  const two = useTwo()
  const nothing = (): void => undefined
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
        <Frame>
          <EmptyState
            title={two('У клиента пока нет запросов', 'The client has no requests yet')}
            action={
              <Button look="main" icon={<Plus size={15} aria-hidden="true" />}>
                {two('Создать запрос', 'Create request')}
              </Button>
            }
          >
            {two(
              'Появятся сами, когда Елена Воронцова напишет на support@shield.example.',
              'They appear when Elena Vorontsova writes to support@shield.example.',
            )}
          </EmptyState>
        </Frame>
        <Frame>
          <LoadingState
            progress={two(
              'Портал отвечает медленно, уже загрузили 50 из 155',
              'The portal answers slowly, 50 of 155 are loaded',
            )}
          />
        </Frame>
        <Frame>
          <ErrorState error={new ApiError('slow', 0)} onRetry={nothing} />
        </Frame>
        <Frame>
          <NoRightsState
            title={two('Словарь меняет руководитель', 'The head changes the dictionary')}
            action={
              <Button icon={<Send size={15} aria-hidden="true" />}>{two('Попросить доступ', 'Ask for access')}</Button>
            }
          >
            {two(
              'Вы можете смотреть слова и проверять письма. Менять могут Марина Лучинина и администраторы.',
              'You may look at words and try letters. Marina Luchinina and administrators may change them.',
            )}
          </NoRightsState>
        </Frame>
        <Frame>
          <FilteredOutState onReset={nothing} resetLabel={two('Снять фильтр', 'Take the filter off')}>
            {two('Без фильтра «Категория» было бы 7.', 'Without the filter “Category” there would be 7.')}
          </FilteredOutState>
        </Frame>
        <Sample title={two('Ход работы и нагрузка', 'Progress and load')}>
          <Progress label={two('История в компании', 'History of companies')} share={0.62} tone="green" figure="62 %">
            {two(
              '24 870 из 40 112 дел, осталось 48 мин. Окно можно закрыть',
              '24 870 of 40 112 activities, 48 min left. The window may be closed',
            )}
          </Progress>
          <Progress label={two('Считаем строки', 'Counting rows')} share={null} />
          <MeterBar label={two('Запросы', 'Requests')} used={11} limit={50} figure={two('11 из 50', '11 of 50')}>
            {two('запас есть, очередь не копится', 'there is room, no queue')}
          </MeterBar>
          <MeterBar label="crm.item.list" used={452} limit={480} figure={two('452 из 480 с', '452 of 480 s')} />
        </Sample>
      </div>
      <Sample flush title={two('Проверка', 'Check')}>
        <ul>
          <CheckRow state="ok" word={two('в порядке', 'in order')} title={two('Права приложения', 'Rights of the app')}>
            {two(
              '12 из 12: crm, user, department, task, telephony, placement',
              '12 of 12: crm, user, department, task, telephony, placement',
            )}
          </CheckRow>
          <CheckRow
            state="bad"
            word={two('нужно вмешаться', 'act now')}
            title={two('Поле «Решить до»', 'Field “Resolve by”')}
            action={
              <Button look="main" size="sm">
                {two('Создать поле и перенести 64 срока', 'Create the field and move 64 deadlines')}
              </Button>
            }
          >
            {two(
              'Удалено на портале вручную сегодня в 11:14. Сроки копятся у нас и не видны в карточке',
              'Removed on the portal by hand today at 11:14. Deadlines gather here and are not seen in the card',
            )}
          </CheckRow>
          <CheckRow
            state="soon"
            word={two('посмотрите', 'look at it')}
            title={two('Календарь на 2027 год', 'Calendar of 2027')}
            action={<Button size="sm">{two('Загрузить', 'Load')}</Button>}
          >
            {two(
              'Ещё не загружен. Без него сроки после 31 декабря считаются без праздников',
              'Not loaded yet. Without it deadlines after 31 December know no holidays',
            )}
          </CheckRow>
        </ul>
      </Sample>
    </div>
  )
}
