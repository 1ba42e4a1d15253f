import { z } from 'zod'
import { recordAudit } from '../audit/index.ts'
import { AppError } from '../platform/errors/app-error.ts'
import type { Viewer } from '../portal/index.ts'
import type { CardDeps } from './card-deps.ts'
import { colourRule, type ColourRule, type ColourRulesBody } from './contract.ts'
import { usualRules } from './rules/usual-rules.ts'

type Deps = Pick<CardDeps, 'db' | 'clock' | 'tenantOf'>

/** The portal's rules in their order, the usual ones until somebody changed them. */
export async function readColourRules(
  { db, tenantOf }: Pick<Deps, 'db' | 'tenantOf'>,
  portalId: string,
): Promise<{ revision: number; rules: ColourRule[] }> {
  const row = await db.prisma.callColourRules.findFirst({ where: { portalId } })
  if (row) return { revision: row.revision, rules: z.array(colourRule).parse(row.rules) }
  const { language } = await tenantOf(portalId)
  return { revision: 0, rules: usualRules(language).map((rule) => colourRule.parse(rule)) }
}

/** @throws AppError `call-card.rules-changed` when somebody else was quicker */
export async function saveColourRules(
  { db, clock }: Deps,
  viewer: Viewer,
  { revision, rules }: ColourRulesBody,
): Promise<void> {
  const { portalId, userId } = viewer
  const at = clock.now()
  const kept = { rules: rules.map((rule) => ({ ...rule })), updatedBy: userId, updatedAt: at }
  await db.prisma.$transaction(async (tx) => {
    const { count } =
      revision === 0
        ? await tx.callColourRules.createMany({ data: [{ ...kept, portalId }], skipDuplicates: true })
        : await tx.callColourRules.updateMany({
            where: { portalId, revision },
            data: { ...kept, revision: revision + 1 },
          })
    if (count === 0) throw new AppError('call-card.rules-changed')
    await recordAudit(tx, {
      portalId,
      at,
      actor: { kind: 'person', id: String(userId) },
      action: 'call-card.rules-changed',
      after: { rules: rules.map(({ title, colour }) => `${colour}: ${title}`).join('; ') },
    })
  })
}
