import { z } from 'zod'

/** Categories of requests as the portal's field has them. */
export const categoryList = z.object({ categories: z.array(z.object({ id: z.string(), name: z.string() })) })
export type CategoryList = z.infer<typeof categoryList>
