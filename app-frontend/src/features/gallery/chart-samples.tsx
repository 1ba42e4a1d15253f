import { CircleAlert, CircleCheck, Inbox, Mail, Sparkles, Undo2 } from 'lucide-react'
import { useMemo } from 'react'
import { useWording } from '../../lib/use-wording.ts'
import { BarChart } from '../../ui/charts/bar-chart.tsx'
import { ChartCard } from '../../ui/charts/chart-card.tsx'
import type { ChartData } from '../../ui/charts/chart-types.ts'
import { LineChart } from '../../ui/charts/line-chart.tsx'
import { ShareBars } from '../../ui/charts/share-bars.tsx'
import { Tile } from '../../ui/charts/tile.tsx'
import { TextLink } from '../../ui/text-link.tsx'
import { Sample } from './sample.tsx'
import { useTwo } from './use-two.ts'

const days = ['9', '10', '11', '12', '13', '14', '15', '16', '17', '18', '19', '20', '21', '22']
const came = [64, 71, 58, 69, 55, 6, 4, 73, 66, 70, 64, 59, 7, 5]
const done = [58, 66, 61, 70, 63, 2, 1, 60, 72, 68, 71, 64, 3, 1]
const weeks = ['5.10', '12.10', '19.10', '26.10', '2.11', '9.11', '16.11']

export function ChartSamples() {
  const two = useTwo()
  const words = useWording()
  const flow: ChartData = useMemo(
    () => ({
      points: days,
      longPoints: days.map((day) => `${day} ${two('ноября', 'November')}`),
      shaded: [5, 6, 12, 13],
      format: words.count,
      series: [
        { id: 'came', label: two('поступило', 'came'), values: came },
        { id: 'done', label: two('решено', 'resolved'), values: done },
      ],
    }),
    [two, words],
  )
  const share: ChartData = {
    points: weeks,
    format: (value) => `${words.count(value)} %`,
    goal: { value: 85, label: two('цель 85 %', 'goal 85 %') },
    series: [
      { id: 'fault', label: two('Неисправность', 'Fault'), values: [82, 84, 83, 86, 88, 90, 93] },
      { id: 'warranty', label: two('Гарантия', 'Warranty'), values: [88, 90, 91, 90, 92, 93, 95] },
      { id: 'delivery', label: two('Поставка', 'Delivery'), values: [90, 89, 86, 83, 79, 76, 74], bad: true },
    ],
  }
  const bars = (
    [
      [two('Диагностика', 'Diagnosis'), 6.2, 19.5],
      [two('Ждём исполнителя', 'Waiting for performer'), 9.8, 31],
      [two('Ждём клиента', 'Waiting for client'), 14.2, 52],
    ] as const
  ).map(([label, value, beyond]) => ({
    id: label,
    label,
    value,
    beyond,
    figure: `${value} / ${beyond} ${two('ч', 'h')}`.replaceAll('.', two(',', '.')),
  }))
  return (
    <div className="flex flex-col gap-4">
      <Tiles />
      <div className="grid gap-4 xl:grid-cols-[3fr_2fr]">
        <ChartCard
          title={two('Поступило и решено', 'Came and resolved')}
          data={flow}
          pointTitle={two('День', 'Day')}
          aside={two('14 дней', '14 days')}
        >
          <BarChart label={two('Поступило и решено', 'Came and resolved')} data={flow} />
        </ChartCard>
        <Sample title={two('Время в стадии', 'Time in stage')}>
          <ShareBars label={two('Время в стадии', 'Time in stage')} bars={bars} />
          <p className="text-12 text-ink-3">
            {two('Рабочие часы: медиана и 85 из 100', 'Working hours: median and 85 of 100')}
          </p>
        </Sample>
      </div>
      <ChartCard
        legend={false}
        title={two('Решено в срок по категориям', 'Resolved in time by category')}
        data={share}
        pointTitle={two('Неделя', 'Week')}
        aside={
          <TextLink onPress={() => undefined}>{two('31 просрочка в «Поставке»', '31 late in “Delivery”')}</TextLink>
        }
      >
        <LineChart label={two('Решено в срок по категориям', 'Resolved in time by category')} data={share} />
      </ChartCard>
      <ChartCard title={two('Поступило по каналам', 'Came by channel')} data={flow} pointTitle={two('День', 'Day')}>
        <BarChart stacked label={two('Поступило по каналам', 'Came by channel')} data={flow} height={200} />
      </ChartCard>
    </div>
  )
}

function Tiles() {
  const two = useTwo()
  const icon = { size: 15, strokeWidth: 1.75, 'aria-hidden': true } as const
  return (
    <div className="grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-6">
      <Tile
        icon={<Inbox {...icon} />}
        title={two('Открыто сейчас', 'Open now')}
        figure="412"
        delta={two('−18 к прошлой неделе', '−18 on last week')}
        good
        course={[430, 441, 438, 429, 433, 420, 412]}
      />
      <Tile
        icon={<Mail {...icon} />}
        title={two('Поступило', 'Came')}
        figure="1 284"
        delta={two('+6 % к прошлому месяцу', '+6 % on last month')}
        course={[40, 52, 47, 60, 58, 66, 70]}
      />
      <Tile
        icon={<CircleCheck {...icon} />}
        title={two('Решено в срок', 'In time')}
        figure={two('91,4 %', '91.4 %')}
        delta={two('+2,1 п. п.', '+2.1 pp')}
        good
        course={[84, 85, 88, 87, 89, 90, 91]}
      />
      <Tile
        icon={<CircleAlert {...icon} />}
        title={two('Просрочено', 'Late')}
        figure="23"
        delta={two('+5 со вчера', '+5 since yesterday')}
        good={false}
        course={[14, 16, 15, 17, 16, 18, 23]}
      />
      <Tile
        icon={<Undo2 {...icon} />}
        title={two('Первый ответ', 'First answer')}
        figure={two('38 мин', '38 min')}
        delta={two('медиана, было 46 мин', 'median, was 46 min')}
        good
        course={[46, 45, 44, 43, 42, 40, 38]}
      />
      <Tile
        icon={<Sparkles {...icon} />}
        title={two('Без человека', 'Without a person')}
        figure="87 %"
        delta={two('категория и ответственный', 'category and responsible')}
        course={[78, 80, 82, 83, 85, 86, 87]}
      />
    </div>
  )
}
