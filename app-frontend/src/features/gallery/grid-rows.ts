export interface SampleLine {
  id: number
  line: string
  place: string
  manager: string
  since: string
  missed: number
  weight: number
  clash: boolean
}

const managers = ['Денис Пахотин', 'Алексей Гордеев', 'Тимур Касаткин', 'Ольга Северцева', 'Марина Лучинина'] as const
const englishManagers = [
  'Denis Pakhotin',
  'Alexey Gordeev',
  'Timur Kasatkin',
  'Olga Severtseva',
  'Marina Luchinina',
] as const

/** Invented telephone lines; two of them clash. */
export function sampleLines(count: number, lang: string): SampleLine[] {
  const names = lang === 'en' ? englishManagers : managers
  const places =
    lang === 'en'
      ? ['Sales, Moscow', 'Support', 'Hotline', 'Branch']
      : ['Отдел продаж, Москва', 'Поддержка', 'Горячая линия', 'Филиал']
  return Array.from({ length: count }, (_, index) => ({
    id: index + 1,
    line: `+7 495 555-${String(Math.floor(index / 100)).padStart(2, '0')}-${String(index % 100).padStart(2, '0')}`,
    place: places[index % places.length] ?? '',
    manager: names[index % names.length] ?? '',
    since: `2026-${String((index % 11) + 1).padStart(2, '0')}-01T09:00:00.000Z`,
    missed: (index * 37) % 65,
    weight: ((index * 13) % 9) * 10 + 10,
    clash: index === 3,
  }))
}
