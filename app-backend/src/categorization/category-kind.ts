import type { Evidence } from '../audit/index.ts'
import { reason } from '../kernel/reason.ts'
import type { Words } from '../kernel/words.ts'
import { sameSaid, type BodyChange, type BodyNote, type History, type RuleKind } from '../rule-sets/index.ts'
import {
  categoryFacts,
  categoryOutcome,
  categoryRules,
  type CategoryOutcome,
  type CategoryQuestion,
  type CategoryRules,
  type DictionaryLine,
} from './contract.ts'
import { compileDictionary, type CompiledDictionary } from './rules/compile-dictionary.ts'
import { determineCategory, type DeterminedCategory } from './rules/determine-category.ts'
import { wordsOf } from './rules/words-of.ts'
import { wordStem } from './rules/word-stem.ts'

export type CategoryKind = RuleKind<CategoryRules, CategoryQuestion, CategoryOutcome>

/** Also the kind of the decisions. */
export const categoryKindName = 'category'

export interface CategoryKindDeps {
  /** The portal's categories by option. */
  namesOf(portalId: string): Promise<ReadonlyMap<string, string>>
  history: History<CategoryQuestion, CategoryOutcome>
}

const undetermined: Words = { ru: 'не определена', en: 'not determined' }
const suggested = (name: string): Words => ({ ru: `предложена: ${name}`, en: `suggested: ${name}` })
const nameIn = (names: Readonly<Record<string, string>>, id: string) => names[id] ?? `№ ${id}`
const same = (text: string): Words => ({ ru: text, en: text })

/** The category by the words of a letter, as rules of the lab. */
export const createCategoryKind = ({ namesOf, history }: CategoryKindDeps): CategoryKind => ({
  kind: categoryKindName,
  title: { ru: 'Категория', en: 'Category' },
  body: categoryRules,
  facts: categoryFacts,
  outcome: categoryOutcome,
  empty: { lines: [], comparison: 'heaviest', threshold: 1, sureFrom: 0, sureFromOf: [] },
  evaluate({ lines, ...policy }, { subject, body, names }) {
    const answer = determineCategory({ subject, body }, { dictionary: compiled(lines), ...policy })
    const { categoryId, suggestedId, because, gapsCut } = answer
    const name = suggestedId === null ? '' : nameIn(names, suggestedId)
    return {
      outcome: { categoryId, ...(suggestedId === null ? {} : { suggestedId }) },
      because: [
        ...because.map((one) => (suggestedId === null ? one : { ...one, params: { ...one.params, name } })),
        ...(gapsCut ? [reason('category.gaps-cut')] : []),
      ],
      evidence: evidenceOf(answer, policy.comparison, names),
    }
  },
  key: ({ categoryId, suggestedId = '' }) => categoryId ?? (suggestedId && `?${suggestedId}`),
  async speech(portalId) {
    const names = await namesOf(portalId)
    const nameOf = (id: string) => names.get(id) ?? `№ ${id}`
    return {
      outcome: ({ categoryId, suggestedId }) => {
        if (categoryId !== null) return same(nameOf(categoryId))
        return suggestedId === undefined ? undetermined : suggested(nameOf(suggestedId))
      },
      changes: (before, after) => changesOf(before, after, nameOf),
    }
  },
  notes: async (portalId, { lines }) => notesOf(lines, await namesOf(portalId)),
  history,
  loads: true,
})

// A dictionary is compiled once for each version that was read, however many letters it is asked about.
const compiledBodies = new WeakMap<readonly DictionaryLine[], CompiledDictionary>()

function compiled(lines: readonly DictionaryLine[]): CompiledDictionary {
  const known = compiledBodies.get(lines)
  if (known) return known
  const made = compileDictionary(lines.filter(({ on }) => on))
  compiledBodies.set(lines, made)
  return made
}

function evidenceOf(
  { scores }: DeterminedCategory,
  comparison: CategoryRules['comparison'],
  names: Readonly<Record<string, string>>,
): Evidence[] {
  const valueOf = (score: (typeof scores)[number]) => (comparison === 'sum' ? score.sum : score.heaviest)
  const max = Math.max(0, ...scores.map(valueOf))
  return [
    ...scores
      .flatMap(({ words }) => words)
      .slice(0, 20)
      .map(({ entry }): Evidence => ({ kind: 'words', text: entry.phrase, weight: entry.weight })),
    ...scores.slice(0, 5).map((score): Evidence => ({
      kind: 'score',
      name: nameIn(names, score.categoryId),
      value: valueOf(score),
      max,
    })),
  ]
}

const spelt = ({ phrase, weight, on }: DictionaryLine, category: string) =>
  `${phrase} · ${weight} · ${category}${on ? '' : ' · —'}`

const comparisons: Record<CategoryRules['comparison'], Words> = {
  heaviest: { ru: 'по самому весомому слову', en: 'by the heaviest word' },
  sum: { ru: 'по сумме весов', en: 'by the sum of weights' },
}

function changesOf(before: CategoryRules, after: CategoryRules, nameOf: (id: string) => string): BodyChange[] {
  const text = (line: DictionaryLine | undefined) => (line ? spelt(line, nameOf(line.categoryId)) : null)
  const [old, fresh] = [before, after].map(({ lines }) => new Map(lines.map((line) => [line.id, line])))
  const ids = new Set([...(old?.keys() ?? []), ...(fresh?.keys() ?? [])])
  const lines = Array.from(ids, (id): BodyChange => ({
    what: { ru: 'Слово', en: 'Word' },
    before: text(old?.get(id)),
    after: text(fresh?.get(id)),
  }))
  const policy: BodyChange[] = [
    {
      what: { ru: 'Сравнение', en: 'Comparison' },
      before: comparisons[before.comparison],
      after: comparisons[after.comparison],
    },
    { what: { ru: 'Порог', en: 'Threshold' }, before: String(before.threshold), after: String(after.threshold) },
    { what: { ru: 'Уверенно от', en: 'Certain from' }, before: String(before.sureFrom), after: String(after.sureFrom) },
  ]
  const boundOf = ({ sureFromOf }: CategoryRules, id: string) =>
    sureFromOf.find(({ categoryId }) => categoryId === id)?.sureFrom.toString() ?? null
  const bounded = new Set([...before.sureFromOf, ...after.sureFromOf].map(({ categoryId }) => categoryId))
  const bounds = Array.from(bounded, (id): BodyChange => {
    const name = nameOf(id)
    return {
      what: { ru: `Уверенно от, «${name}»`, en: `Certain from, “${name}”` },
      before: boundOf(before, id),
      after: boundOf(after, id),
    }
  })
  return [...policy, ...bounds, ...lines].filter((change) => !sameSaid(change.before, change.after))
}

/** What a person would want to know before publishing: the same words twice, a category that is no more. */
function notesOf(lines: readonly DictionaryLine[], names: ReadonlyMap<string, string>): BodyNote[] {
  const first = new Map<string, DictionaryLine>()
  return lines.flatMap((line, at): BodyNote[] => {
    const path = `lines.${at}`
    if (!names.has(line.categoryId))
      return [{ path: `${path}.categoryId`, because: reason('category.gone', { phrase: line.phrase }), blocks: true }]
    const key = wordsOf(line.phrase)
      .map(({ word }) => wordStem(word))
      .join(' ')
    if (key === '') return [{ path, because: reason('category.no-letters', { phrase: line.phrase }), blocks: true }]
    const twin = first.get(key)
    if (!twin) {
      first.set(key, line)
      return []
    }
    const params = { phrase: line.phrase, other: names.get(twin.categoryId) ?? '' }
    const code = twin.categoryId === line.categoryId ? 'category.twice' : 'category.two-categories'
    return [{ path, because: reason(code, params), blocks: false }]
  })
}
