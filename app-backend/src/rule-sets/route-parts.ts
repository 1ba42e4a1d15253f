import { z } from 'zod'
import type { Guards, Viewer } from '../portal/index.ts'
import type { RuleLab } from './contract.ts'
import type { DryRunDeps } from './dry-run.ts'

export interface RuleSetRouteDeps extends DryRunDeps, Pick<Guards, 'requirePermission'> {
  /** What the viewer may do with rules: the screen hides and explains by it, the guards decide. */
  mayOf(viewer: Viewer): Promise<RuleLab['may']>
}

/** What routes of a kind take in their path: its name, one of those that are registered where they are known. */
export const kindParams = (kindNames: readonly string[]) =>
  z.object({ kind: kindNames.length > 0 ? z.enum(kindNames) : z.string().max(60) })
export type KindParams = ReturnType<typeof kindParams>

export const tags = ['rules']

/** Whose rules, and who changes them. */
export const changeOf = ({ portalId, userId }: Viewer, { kind }: { kind: string }) => ({ portalId, userId, kind })
