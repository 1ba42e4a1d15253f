import { z } from 'zod'

/** What a macro does to a request; what is null stays. */
export const macroSteps = z
  .object({
    stageId: z.string().min(1).max(60).nullable().default(null),
    responsibleId: z.int().positive().nullable().default(null),
    /** A prepared answer for the draft; a person sends it. */
    templateId: z.int().positive().nullable().default(null),
  })
  .refine((steps) => Object.values(steps).some((step) => step !== null), 'macros.does-nothing')
export type MacroSteps = z.infer<typeof macroSteps>

export const macroBody = z.object({ name: z.string().trim().min(1).max(80), steps: macroSteps })
export type MacroBody = z.infer<typeof macroBody>
export const saveMacroBody = macroBody.extend({ revision: z.int() })
export const macro = macroBody.extend({ id: z.uuid(), revision: z.int() })
export type Macro = z.infer<typeof macro>
export const macroList = z.object({ macros: z.array(macro), mayEdit: z.boolean() })
export type MacroList = z.infer<typeof macroList>
