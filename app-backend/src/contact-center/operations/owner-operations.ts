import { z } from 'zod'
import { AppError } from '../../platform/errors/app-error.ts'
import type { Center } from '../center.ts'
import { changeRecord, changedAnswer, type Held } from '../crm/change-record.ts'
import { channelsOf, recordFields } from '../crm/record-fields.ts'
import { recordName } from '../crm/record-types.ts'
import { force, idParams, type CommonBody } from './inputs.ts'
import { found, madeAnswer, type Made } from './made.ts'
import { operation, type Operation } from './operation.ts'
import { subjectsOf } from './subjects.ts'

export type OwnerBody = CommonBody & { phones?: string[] | undefined; emails?: string[] | undefined }

export interface Match {
  item: Held
  matchedBy: readonly string[]
}

/** What contacts and companies have in common: each is found by what is told of it, then changed or made. */
export interface OwnerKind<Body extends OwnerBody, Known extends Match> {
  kind: 'contact' | 'company'
  /** `/contacts` */
  path: string
  titles: { create: string; update: string; upsert: string }
  body: z.ZodObject & z.ZodType<Body>
  /** Records that are the same beyond doubt, the surest first. */
  same(center: Center, body: Body): Promise<Known[]>
  /** Own fields of the kind by the portal's names. */
  fields(body: Body): Record<string, unknown>
  make(center: Center, body: Body): Promise<Made>
  /** What is written where the record was found: what only found it is left out. */
  found?(body: Body): Body
  /** Writes beside the record's own fields; resolves to their names. */
  more?(center: Center, id: number, body: Body, known: Known | null): Promise<string[]>
}

/** Finds the record and changes it by the merge rules, or makes it. */
export async function upsertOwner<Body extends OwnerBody, Known extends Match>(
  owner: OwnerKind<Body, Known>,
  center: Center,
  body: Body,
): Promise<Made> {
  const [known] = await owner.same(center, body)
  if (!known) return owner.make(center, body)
  const { id } = known.item
  const done = await change(owner, center, id, owner.found?.(body) ?? body, { known })
  return { id, created: false, changed: done.changed, kept: done.kept }
}

async function change<Body extends OwnerBody, Known extends Match>(
  owner: OwnerKind<Body, Known>,
  center: Center,
  id: number,
  body: Body,
  { known = null, version }: { known?: Known | null; version?: string | undefined },
) {
  const { kind } = owner
  const fields = { ...owner.fields(body), ...(await recordFields(center, kind, body, false)) }
  const asked = { kind, id, version, fields, channels: channelsOf(body) }
  const done = await changeRecord(center, asked, known?.item)
  const more = (await owner.more?.(center, id, body, known)) ?? []
  return { ...done, changed: [...done.changed, ...more] }
}

async function create<Body extends OwnerBody, Known extends Match>(
  owner: OwnerKind<Body, Known>,
  center: Center,
  body: Body,
  anyway: boolean,
): Promise<Made> {
  const same = await owner.same(center, body)
  const own = same.find(({ matchedBy }) => matchedBy.includes('externalId'))
  if (own) return found(own.item.id)
  const candidates = same.slice(0, 20).map(({ item }) => item.id)
  if (candidates.length > 0 && !anyway)
    throw new AppError('center.candidates', { params: { candidates: candidates.join(', ') } })
  return owner.make(center, body)
}

/** Creation, change, and find-or-create of contacts or companies. */
export function ownerOperations<Body extends OwnerBody, Known extends Match>(
  owner: OwnerKind<Body, Known>,
): Operation[] {
  const { kind, path, titles } = owner
  const common = { scope: 'write', writes: true } as const
  return [
    operation({
      ...common,
      id: `${path.slice(1)}.create`,
      method: 'POST',
      path,
      title: titles.create,
      body: owner.body.extend({ force }),
      answer: madeAnswer,
      subjects: ({ body }, client) => subjectsOf(kind, body as Body, client),
      run(center, input) {
        const { force: anyway, ...body } = input.body as Body & { force: boolean }
        return create(owner, center, body as unknown as Body, anyway)
      },
    }),
    operation({
      ...common,
      id: `${path.slice(1)}.update`,
      method: 'PATCH',
      path: `${path}/:id`,
      title: titles.update,
      params: idParams,
      body: owner.body.extend({ version: z.string().max(60).optional() }),
      answer: changedAnswer,
      subjects: ({ params }) => [recordName(kind, params.id)],
      run(center, { params: { id }, body }) {
        const { version, ...told } = body as Body & { version?: string }
        return change(owner, center, id, told as unknown as Body, { version })
      },
    }),
    operation({
      ...common,
      id: `${path.slice(1)}.upsert`,
      method: 'POST',
      path: `${path}/upsert`,
      title: titles.upsert,
      coalesces: true,
      body: owner.body,
      answer: madeAnswer,
      subjects: ({ body }, client) => subjectsOf(kind, body as Body, client),
      run: (center, { body }) => upsertOwner(owner, center, body as Body),
    }),
  ]
}
