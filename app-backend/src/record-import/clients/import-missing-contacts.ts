import { AppError } from '../../platform/errors/app-error.ts'
import type { Database } from '../../platform/db/database.ts'
import { contactEntityTypeId } from '../../portal/index.ts'
import { beginImport, type BeginDeps } from '../begin-import.ts'
import { everyFailedRow } from '../failures/read-failed-rows.ts'
import type { ImportRun } from '../import-run.ts'
import { missingContact, type MissingContact } from '../rules/missing-contact.ts'

export interface MissingContactDeps extends BeginDeps {
  db: Pick<Database, 'prisma'>
}

/** Columns of the file that is made, and the fields that they fill. */
const fields = { key: null, name: 'name', lastName: 'lastName', email: 'fm.EMAIL', phone: 'fm.PHONE' } as const

/**
 * Makes a run of its own out of the contacts that failed rows name and the portal lacks, each once: it is checked, written and undone as any
 * other. Nothing is written to the portal here. Throws `import.nobody-missing`.
 */
export async function importMissingContacts(
  deps: MissingContactDeps,
  run: ImportRun,
  userId: number,
): Promise<ImportRun> {
  const { portalId, source, title } = run
  const contacts = await missingContacts(deps.db.prisma, run)
  if (contacts.length === 0) throw new AppError('import.nobody-missing')
  const uploadId = await kept(deps, portalId, userId, contacts)
  const begun = { uploadId, entityTypeId: contactEntityTypeId, title, source: `${source.slice(0, 31)}-contacts` }
  const made = await beginImport(deps, { portalId, userId }, begun)
  const columns = made.columns.flatMap((name, column) => {
    const field = fields[name as keyof typeof fields]
    return field === null ? [] : [{ column, field, transform: {} }]
  })
  const change = { originKey: { kind: 'column' as const, column: 0 }, mapping: { columns, constants: {} } }
  await deps.runs.change(portalId, made.id, change)
  return { ...made, ...change }
}

async function missingContacts(prisma: Database['prisma'], run: ImportRun): Promise<MissingContact[]> {
  const byKey = new Map<string, MissingContact>()
  for await (const { cells, because } of everyFailedRow(prisma, run.id)) {
    if (!because.some(({ code }) => code === 'import.contact-none')) continue
    const contact = missingContact(cells, run.mapping.columns)
    if (contact && !byKey.has(contact.key)) byKey.set(contact.key, contact)
  }
  return [...byKey.values()]
}

/** The contacts as an upload that has come whole: an object a line, so that no cell is read otherwise than it was meant. */
async function kept(
  { files, uploads, clock, db }: MissingContactDeps,
  portalId: string,
  userId: number,
  contacts: readonly MissingContact[],
): Promise<string> {
  const name = 'contacts.ndjson'
  const content = contacts.map((one) => Buffer.from(`${JSON.stringify(one)}\n`))
  const file = await files.save({ portalId, purpose: 'import-part', name, content })
  const { id } = await uploads.begin(portalId, { name, sizeBytes: file.sizeBytes }, userId, clock.now())
  const part = { fileId: file.id, sizeBytes: file.sizeBytes }
  await db.prisma.$transaction((tx) => uploads.addPart(tx, portalId, { id, at: 0 }, part))
  return id
}
