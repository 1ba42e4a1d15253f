import { CircleCheck, Clock, Hourglass, Pause, Plus, Trash2, TriangleAlert, Undo2, Wrench } from 'lucide-react'
import { useState } from 'react'
import { Avatar } from '../../ui/avatar.tsx'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Counter } from '../../ui/counter.tsx'
import { HeldButton } from '../../ui/held-button.tsx'
import { Hint } from '../../ui/hint.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { PresetBar } from '../../ui/preset-bar.tsx'
import { PresetSaver } from '../../ui/preset-saver.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { TextLink } from '../../ui/text-link.tsx'
import { toast } from '../../ui/toast-queue.ts'
import { WhyLink } from '../../ui/why-link.tsx'
import { Sample, SampleRow } from './sample.tsx'
import { useTwo } from './use-two.ts'

export function ButtonSamples() {
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Buttons />
      <Chips />
      <Presets />
      <People />
    </div>
  )
}

function Buttons() {
  const two = useTwo()
  const plus = <Plus size={15} aria-hidden="true" />
  return (
    <Sample title={two('Кнопки', 'Buttons')}>
      <SampleRow>
        <Button look="main" icon={plus} onPress={() => toast(two('Запрос № 48 213 создан', 'Request #48 213 created'))}>
          {two('Создать запрос', 'Create request')}
        </Button>
        <Button>{two('Отменить', 'Cancel')}</Button>
        <Button look="soft">{two('Показать все', 'Show all')}</Button>
        <Button look="flat">{two('Открыть правила', 'Open rules')}</Button>
        <Button look="danger" icon={<Trash2 size={15} aria-hidden="true" />}>
          {two('Удалить', 'Delete')}
        </Button>
      </SampleRow>
      <SampleRow>
        <Button look="main" size="sm">
          {two('Назначить', 'Assign')}
        </Button>
        <Button size="sm">{two('Подробнее', 'More')}</Button>
        <Button size="xs">{two('Взять его', 'Take it')}</Button>
        <Button look="main" isPending icon={<Spinner />}>
          {two('Сохраняем', 'Saving')}
        </Button>
        <IconButton bordered size="md" label={two('Отменить решение', 'Undo decision')}>
          <Undo2 size={18} strokeWidth={1.75} aria-hidden="true" />
        </IconButton>
        <IconButton label={two('Исполнитель', 'Performer')}>
          <Wrench size={18} strokeWidth={1.75} aria-hidden="true" />
        </IconButton>
      </SampleRow>
      <HeldButton look="main" why={two('Сначала проверьте словарь на письмах', 'Try the dictionary on letters first')}>
        {two('Опубликовать версию 14', 'Publish version 14')}
      </HeldButton>
      <SampleRow>
        <TextLink onPress={() => undefined}>{two('31 просрочка в «Поставке»', '31 late in “Delivery”')}</TextLink>
        <Hint text={two('Время рабочего календаря: пн–пт, 9:00–18:00', 'Working time: Mon–Fri, 9:00–18:00')}>
          {two('2 ч 41 мин', '2 h 41 min')}
        </Hint>
      </SampleRow>
    </Sample>
  )
}

function Chips() {
  const two = useTwo()
  const xs = { size: 13, strokeWidth: 2, 'aria-hidden': true } as const
  const [open, setOpen] = useState(false)
  return (
    <Sample title={two('Метки и счётчики', 'Chips and counters')}>
      <SampleRow>
        <Chip tone="blue">{two('В работе', 'In work')}</Chip>
        <Chip tone="violet" icon={<Pause {...xs} />}>
          {two('Ждём клиента', 'Waiting for client')}
        </Chip>
        <Chip tone="green" icon={<CircleCheck {...xs} />}>
          {two('Ничего не потеряно', 'Nothing lost')}
        </Chip>
        <Chip tone="amber" icon={<Clock {...xs} />}>
          {two('В отпуске', 'On holiday')}
        </Chip>
        <Chip tone="red" icon={<TriangleAlert {...xs} />}>
          {two('Два хозяина', 'Two owners')}
        </Chip>
        <Chip>{two('Новый', 'New')}</Chip>
      </SampleRow>
      <SampleRow>
        <Chip square tone="blue">
          {two('Неисправность', 'Fault')}
        </Chip>
        <Chip square tone="amber">
          {two('Поставка', 'Delivery')}
        </Chip>
        <Chip square unknown>
          {two('Не определена', 'Not known')}
        </Chip>
        <Chip size="lg" tone="amber" icon={<Hourglass {...xs} />}>
          {two('Решить до 15:21', 'Resolve by 15:21')}
        </Chip>
        <WhyLink open={open} onToggle={() => setOpen(!open)}>
          {two('почему', 'why')}
        </WhyLink>
      </SampleRow>
      <SampleRow>
        <Counter>7</Counter>
        <Counter tone="blue">12</Counter>
        <Counter tone="red">3</Counter>
      </SampleRow>
    </Sample>
  )
}

function Presets() {
  const two = useTwo()
  const [selected, setSelected] = useState('open')
  const [density, setDensity] = useState<'day' | 'week' | 'month'>('week')
  const [own, setOwn] = useState<string[]>([])
  const presets = [
    { id: 'open', label: two('Открытые', 'Open'), count: 7 },
    { id: 'mine', label: two('Мои', 'Mine'), count: 2 },
    { id: 'late', label: two('Просрочены', 'Late'), count: 1, alarming: true },
    ...own.map((label) => ({ id: label, label, count: null })),
  ]
  return (
    <Sample title={two('Отборы и переключатели', 'Presets and segments')}>
      <PresetBar
        label={two('Отбор запросов', 'Selection of requests')}
        presets={presets}
        selected={selected}
        onSelect={setSelected}
        end={<PresetSaver taken={presets.map(({ label }) => label)} onSave={(name) => setOwn([...own, name])} />}
      />
      <Segmented
        label={two('Шаг', 'Step')}
        value={density}
        onChange={setDensity}
        segments={[
          { id: 'day', label: two('День', 'Day') },
          { id: 'week', label: two('Неделя', 'Week') },
          { id: 'month', label: two('Месяц', 'Month') },
        ]}
      />
    </Sample>
  )
}

function People() {
  const two = useTwo()
  const people = two(
    'Денис Пахотин,Алексей Гордеев,Ольга Северцева,Тимур Касаткин',
    'Denis Pakhotin,Alexey Gordeev,Olga Severtseva,Timur Kasatkin',
  )
  return (
    <Sample title={two('Люди', 'People')}>
      <SampleRow>
        {people.split(',').map((name) => (
          <span key={name} className="flex items-center gap-1.5 text-13h">
            <Avatar name={name} />
            {name}
          </span>
        ))}
      </SampleRow>
      <SampleRow>
        <span className="flex items-center gap-2">
          <Avatar size="lg" name={two('Марина Лучинина', 'Marina Luchinina')} />
          {two('Марина Лучинина, руководитель', 'Marina Luchinina, head')}
        </span>
        <span className="flex items-center gap-1.5 text-12">
          <Avatar size="sm" name={two('Нина Бортник', 'Nina Bortnik')} />
          {two('Нина Бортник', 'Nina Bortnik')}
        </span>
      </SampleRow>
    </Sample>
  )
}
