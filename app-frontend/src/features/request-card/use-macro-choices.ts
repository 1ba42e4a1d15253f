import { usePeopleOptions } from '../rule-sets/use-people-options.ts'
import { useStages } from '../rule-sets/use-stages.ts'
import { useTemplates } from '../templates/use-templates.ts'

/** What the steps of a macro are chosen from. */
export function useMacroChoices() {
  const [stages, people] = [useStages(), usePeopleOptions()]
  const { data } = useTemplates()
  const replies = data?.templates.filter(({ kind }) => kind === 'reply') ?? []
  return { stages, people, templates: replies.map(({ id, name }) => ({ id: String(id), label: name })) }
}
