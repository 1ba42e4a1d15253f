import type { z } from 'zod'
import type { Center } from '../center.ts'
import type { KeyScope } from '../rules/key-verdict.ts'

export interface OperationInput {
  params: Record<string, unknown>
  query: Record<string, unknown>
  body: unknown
}

/** One operation of the API: its route, its words, and what it does. Routes, journal, replay and the description are made of it. */
export interface Operation {
  /** `deals.create` */
  id: string
  method: 'GET' | 'POST' | 'PATCH'
  /** Below `/api/cc/v1`. */
  path: string
  /** Null: any key may. */
  scope: KeyScope | null
  /** For people, in Russian. */
  title: string
  /** It may be put into the queue, replayed and repeated by its key. */
  writes: boolean
  params?: z.ZodObject
  query?: z.ZodObject
  body?: z.ZodType
  answer: z.ZodType
  /** What it is about: calls about one thing wait for each other and keep their order. */
  subjects?(input: OperationInput, client: string): string[]
  /** A repetition that comes together with the first is answered by it. */
  coalesces?: boolean
  run(center: Center, input: OperationInput): Promise<unknown>
}

type Shape<Schema extends z.ZodType | undefined> = Schema extends z.ZodType ? z.infer<Schema> : undefined

interface Typed<
  P extends z.ZodObject | undefined,
  Q extends z.ZodObject | undefined,
  B extends z.ZodType | undefined,
  A extends z.ZodType,
> extends Omit<Operation, 'params' | 'query' | 'body' | 'answer' | 'run' | 'subjects'> {
  params?: P
  query?: Q
  body?: B
  answer: A
  subjects?(input: { params: Shape<P>; query: Shape<Q>; body: Shape<B> }, client: string): string[]
  run(center: Center, input: { params: Shape<P>; query: Shape<Q>; body: Shape<B> }): Promise<z.input<A>>
}

/** Checks an operation against its own schemas; the list of operations knows them without. */
export const operation = <
  P extends z.ZodObject | undefined = undefined,
  Q extends z.ZodObject | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
  A extends z.ZodType = z.ZodType,
>(
  typed: Typed<P, Q, B, A>,
): Operation => typed as unknown as Operation
