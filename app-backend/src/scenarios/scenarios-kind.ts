import type { Words } from '../kernel/words.ts'
import type { RuleKind } from '../rule-sets/index.ts'
import { scenarioBody, scenarioFacts, scenarioOutcome, type ScenarioBody } from './contract.ts'
import type { ScenarioFactsView, ScenarioOutcome } from './contract.ts'
import { obeyScenarios } from './rules/obey-scenarios.ts'
import { scenarioChanges } from './rules/scenario-changes.ts'
import { scenarioNotes } from './rules/scenario-notes.ts'

export type ScenariosKind = RuleKind<ScenarioBody, ScenarioFactsView, ScenarioOutcome>

interface KindDeps {
  /** Codes of the fields that scenarios may name. */
  knownFields(portalId: string): Promise<ReadonlySet<string>>
}

/** Scenarios of the form as rules of the lab. What a request looked like in the past is not kept, so they are tried on requests of today. */
export const createScenariosKind = ({ knownFields }: KindDeps): ScenariosKind => ({
  kind: 'scenarios',
  title: { ru: 'Сценарии формы', en: 'Scenarios of the form' },
  body: scenarioBody,
  facts: scenarioFacts,
  outcome: scenarioOutcome,
  empty: { scenarios: [] },
  evaluate({ scenarios }, facts) {
    const { because, ...outcome } = obeyScenarios(scenarios, facts)
    return { outcome, because }
  },
  key: ({ missing }) => (missing.length === 0 ? 'passes' : 'lacks'),
  speech: () =>
    Promise.resolve({
      outcome: outcomeWords,
      changes: (before, after) => scenarioChanges(before.scenarios, after.scenarios),
    }),
  notes: async (portalId, { scenarios }) => scenarioNotes(scenarios, await knownFields(portalId)),
  history: {
    count: () => Promise.resolve(0),
    page: () => Promise.resolve({ records: [], next: null }),
    latest: () => Promise.resolve([]),
  },
})

const outcomeWords = ({ missing }: ScenarioOutcome): Words =>
  missing.length === 0
    ? { ru: 'Стадия принимается', en: 'The stage is accepted' }
    : { ru: 'Стадия вернётся назад', en: 'The stage goes back' }
