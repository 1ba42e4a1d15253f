import { inPortal } from '@poryadok/prisma/scope'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Database } from '../platform/db/database.ts'
import { AppError } from '../platform/errors/app-error.ts'
import type { SliceDeclaration } from '../portal/index.ts'
import { changeSettings, checkedValues, currentOf, type ChangeDeps, type Wanted } from './change-settings.ts'
import { settingChanges, type SettingChange } from './setting-changes.ts'
import { settingFields } from './setting-fields.ts'
import { readAll, type StoredSettings } from './settings-store.ts'

/** The file of all settings. A later version of the format has a higher number and is refused in words. */
const fileVersion = 1
export const settingsFile = z.object({
  format: z.literal('poryadok-settings'),
  version: z.number().int().positive(),
  exportedAt: z.string(),
  slices: z.record(z.string(), z.object({ enabled: z.boolean(), values: z.record(z.string(), z.unknown()) })),
})
export type SettingsFile = z.infer<typeof settingsFile>

export interface FilePreview {
  changes: { slice: SliceDeclaration; change: SettingChange }[]
  /** Slices and settings of the file that this version does not know. */
  ignored: string[]
  /** Stands for what was compared; applying needs it unchanged. */
  basis: string
}

type Rows = Map<string, StoredSettings>

/** Everything of a portal in one file; secrets stay here. */
export async function exportSettings(
  { db, slices }: { db: Database; slices: readonly SliceDeclaration[] },
  portalId: string,
  now: Date,
): Promise<SettingsFile> {
  const rows = await inPortal(portalId, () => readAll(db.prisma, portalId))
  const all = slices.map(
    (slice) => [slice.name, withoutSecrets(slice, currentOf(slice, rows.get(slice.name)))] as const,
  )
  return {
    format: 'poryadok-settings',
    version: fileVersion,
    exportedAt: now.toISOString(),
    slices: Object.fromEntries(all),
  }
}

function withoutSecrets(slice: SliceDeclaration, current: { enabled: boolean; values: Record<string, unknown> }) {
  const open = settingFields(slice.settings).filter((field) => !field.secret)
  return { enabled: current.enabled, values: Object.fromEntries(open.map(({ key }) => [key, current.values[key]])) }
}

/** What the file would change; nothing is changed. Throws `settings.file-unreadable`, `settings.file-newer`, `input.invalid`. */
export async function previewFile(deps: ChangeDeps, portalId: string, content: unknown): Promise<FilePreview> {
  const rows = await inPortal(portalId, () => readAll(deps.db.prisma, portalId))
  const { wanted, ignored } = wantedBy(deps.slices, rows, readFile(content))
  const changes = wanted.flatMap(({ slice, after }) =>
    settingChanges(settingFields(slice.settings), currentOf(slice, rows.get(slice.name)), after).map((change) => ({
      slice,
      change,
    })),
  )
  return { changes, ignored, basis: basisOf(rows) }
}

/** Applies the file as a whole or not at all. Throws `settings.file-stale` when settings changed since the preview. */
export async function applyFile(
  deps: ChangeDeps,
  by: { portalId: string; userId: number },
  content: unknown,
  basis: string,
): Promise<number> {
  const rows = await inPortal(by.portalId, () => readAll(deps.db.prisma, by.portalId))
  if (basisOf(rows) !== basis) throw new AppError('settings.file-stale')
  const { wanted } = wantedBy(deps.slices, rows, readFile(content))
  return changeSettings(deps, { ...by, action: 'settings.imported', wanted })
}

function readFile(content: unknown): SettingsFile {
  const parsed = settingsFile.safeParse(content)
  if (!parsed.success) throw new AppError('settings.file-unreadable', { cause: parsed.error })
  if (parsed.data.version > fileVersion)
    throw new AppError('settings.file-newer', { params: { version: parsed.data.version, known: fileVersion } })
  return parsed.data
}

/** Settings that the file does not name stay as they are. */
function wantedBy(slices: readonly SliceDeclaration[], rows: Rows, file: SettingsFile) {
  const ignored: string[] = []
  const wanted: Wanted[] = []
  for (const [name, { enabled, values }] of Object.entries(file.slices)) {
    const slice = slices.find((one) => one.name === name)
    if (!slice) {
      ignored.push(name)
      continue
    }
    const row = rows.get(name)
    const fields = settingFields(slice.settings)
    const known = Object.entries(values).filter(([key]) => fields.some((one) => one.key === key && !one.secret))
    ignored.push(...Object.keys(values).flatMap((key) => (known.some(([at]) => at === key) ? [] : [`${name}.${key}`])))
    const merged = { ...currentOf(slice, row).values, ...Object.fromEntries(known) }
    const after = { enabled: enabled || !slice.switchable, values: checkedValues(slice, merged) }
    wanted.push({ slice, revision: row?.revision ?? 0, after })
  }
  return { wanted, ignored }
}

const basisOf = (rows: Rows): string =>
  createHash('sha256')
    .update(
      [...rows]
        .map(([name, { revision }]) => `${name}:${revision}`)
        .toSorted()
        .join(),
    )
    .digest('base64url')
