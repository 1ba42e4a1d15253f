import { z } from 'zod'
import { conditionTests } from './rules/scenario.ts'

/** What is written wrong in a scenario, by the code that the screen has a sentence for. */
const fault = { name: 'scenarios.no-name', values: 'scenarios.no-values' } as const

const code = z.string().min(1).max(50)
const codes = z.array(code).max(100).default([])
const condition = z
  .object({ field: code, is: z.enum(conditionTests), values: z.array(z.string().max(200)).max(200).default([]) })
  .refine(({ is, values }) => !is.endsWith('-of') || values.length > 0, { error: fault.values, path: ['values'] })

export const scenario = z.object({
  /** Names the scenario while it is edited and in a difference; made by the screen. */
  id: z.string().min(1).max(40),
  name: z.string().trim().min(1, fault.name).max(120),
  on: z.boolean().default(true),
  when: z.array(condition).max(10).default([]),
  show: codes,
  require: codes,
  set: z
    .array(z.object({ field: code, value: z.string().max(1_000) }))
    .max(50)
    .default([]),
})
export const scenarioBody = z.object({ scenarios: z.array(scenario).max(200) })
export type ScenarioBody = z.infer<typeof scenarioBody>

export const scenarioFacts = z.object({
  values: z.record(z.string(), z.array(z.string().max(2_000))),
  labels: z.record(z.string(), z.string()).default({}),
})
export type ScenarioFactsView = z.infer<typeof scenarioFacts>

export const scenarioOutcome = z.object({
  hidden: z.array(z.string()),
  required: z.array(z.string()),
  missing: z.array(z.string()),
  set: z.record(z.string(), z.string()),
})
export type ScenarioOutcome = z.infer<typeof scenarioOutcome>

/** A field of the form of a request: its options by the portal's numbers. */
export const formField = z.object({
  code: z.string(),
  type: z.string(),
  label: z.string(),
  section: z.string(),
  multiple: z.boolean(),
  /** `mark` is what scenarios and files know the option by. */
  options: z.array(z.object({ id: z.string(), mark: z.string(), label: z.string() })),
})
export type FormField = z.infer<typeof formField>

export const requestForm = z.object({
  sections: z.array(z.object({ id: z.string(), title: z.string() })),
  fields: z.array(formField),
  /** By code, as texts; options by their marks. Of a new request only its stage. */
  values: z.record(z.string(), z.array(z.string())),
  scenarios: scenarioBody,
})
export type RequestForm = z.infer<typeof requestForm>

export const formQuery = z.object({ id: z.coerce.number().int().positive().optional() })
/** Values by code, as the form has them. */
export const formValues = z.record(z.string().max(50), z.array(z.string().max(20_000)).max(50))
export type FormValues = z.infer<typeof formValues>
/** What a person changes in one press; what is left out stays. */
export const saveFormBody = z.object({
  values: formValues.default({}),
  /** What the person saw in these fields; one that holds something else by now is not written over. */
  seen: formValues.default({}),
  stageId: z.string().min(1).max(60).optional(),
  responsibleId: z.int().positive().optional(),
  /** Where the request stood and whose it was when the person changed that; moved by somebody else meanwhile, it stays there. */
  was: z
    .object({ stageId: z.string().max(60).optional(), responsibleId: z.int().nonnegative().nullable().optional() })
    .default({}),
  key: z.uuid(),
})
export type SaveFormBody = z.input<typeof saveFormBody>
/** What the press wrote over: sent again it takes the press back. */
export const formSaved = z.object({
  written: z.int(),
  before: z.object({
    values: formValues,
    stageId: z.string().optional(),
    responsibleId: z.int().optional(),
  }),
})
export type FormSaved = z.infer<typeof formSaved>
