import type { Words } from '../kernel/words.ts'
import { sameSaid, type BodyChange, type Said } from '../rule-sets/index.ts'
import type { RoutingGroup, RoutingLine, RoutingRules } from './contract.ts'

interface Names {
  personOf(id: number): string
  categoryOf(id: string): string
}

/** What differs between two versions of the groups: people and ways of each, what comes to it, deputies. */
export function routingChanges(before: RoutingRules, after: RoutingRules, names: Names): BodyChange[] {
  const ids = [...new Set([...before.groups, ...after.groups].map(({ id }) => id))]
  const nameOf = (id: number) => [...after.groups, ...before.groups].find((group) => group.id === id)?.name ?? `№ ${id}`
  const groups = ids.map((id): BodyChange => ({
    what: { ru: 'Группа', en: 'Group' },
    before: groupWords(before, id, names),
    after: groupWords(after, id, names),
  }))
  const served = ids.map((id): BodyChange => ({
    what: { ru: `Что идёт в группу «${nameOf(id)}»`, en: `What comes to “${nameOf(id)}”` },
    before: servedWords(before, id, names),
    after: servedWords(after, id, names),
  }))
  const deputies: BodyChange = {
    what: { ru: 'Заместители', en: 'Deputies' },
    before: deputyWords(before, names),
    after: deputyWords(after, names),
  }
  return [...groups, ...served, deputies].filter((change) => !sameSaid(change.before, change.after))
}

const strategies: Record<RoutingGroup['strategy'], Words> = {
  'fewest-open': { ru: 'у кого меньше открытых', en: 'fewest open requests' },
  'round-robin': { ru: 'по очереди', en: 'in turn' },
}
const switchedOff: Words = { ru: 'выключена', en: 'off' }
const previous: Words = { ru: 'прежний ответственный первым', en: 'the former responsible first' }

const dayText = (date: string) => date.split('-').toReversed().join('.')
const two = (value: number) => String(value).padStart(2, '0')
const clock = (minute: number) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
const joined = (parts: readonly string[]) => (parts.length > 0 ? parts.join(' · ') : null)

function groupWords({ groups }: RoutingRules, id: number, { personOf }: Names): Said {
  const group = groups.find((one) => one.id === id)
  if (!group) return null
  const { name, strategy, members, active, overflowTo, previousFirst, hours } = group
  const overflow = groups.find((one) => one.id === overflowTo)?.name
  const said = (lang: 'ru' | 'en') => [
    name,
    strategies[strategy][lang],
    ...members.map((one) => memberWords(one, personOf)),
    ...(hours ? [`${hours.days.join('')} ${clock(hours.from)}–${clock(hours.to)} ${hours.zone}`] : []),
    ...(overflow ? [`→ ${overflow}`] : []),
    ...(previousFirst ? [previous[lang]] : []),
    ...(active ? [] : [switchedOff[lang]]),
  ]
  return { ru: said('ru').join(' · '), en: said('en').join(' · ') }
}

const memberWords = ({ userId, weight, capacity }: RoutingGroup['members'][number], personOf: Names['personOf']) =>
  `${personOf(userId)} × ${weight}${capacity === null ? '' : ` ≤ ${capacity}`}`

const servedWords = ({ lines }: RoutingRules, id: number, { categoryOf }: Names): string | null =>
  joined(lines.filter(({ groupId }) => groupId === id).map((line) => lineWords(line, categoryOf)))

function lineWords(line: RoutingLine, categoryOf: Names['categoryOf']): string {
  const { categoryIds, departmentIds, mailboxIds, sourceIds, languages, clients } = line
  const parts = [
    categoryIds.map(categoryOf).join(', ') || '*',
    departmentIds.map((one) => `⌂ ${one}`).join(', '),
    mailboxIds.map((one) => `✉ ${one}`).join(', '),
    sourceIds.join(', '),
    languages.join(', '),
    clients.map(({ name }) => name).join(', '),
  ]
  return parts.filter(Boolean).join(' + ')
}

const deputyWords = ({ deputies }: RoutingRules, { personOf }: Names): string | null =>
  joined(
    deputies.map(
      (one) => `${personOf(one.userId)} → ${personOf(one.deputyId)}, ${dayText(one.from)} – ${dayText(one.to)}`,
    ),
  )
