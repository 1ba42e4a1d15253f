import type { OpeningRule } from '../intake/index.ts'
import type { RuleSets } from '../rule-sets/index.ts'
import { letterFacts } from './letter-facts.ts'
import type { MailListsKind } from './mail-lists-kind.ts'

/** May a letter open a request? By the lists at work in its portal; null where none are. */
export const mailListsRule =
  (ruleSets: Pick<RuleSets, 'decide'>, kind: MailListsKind): OpeningRule =>
  async ({ id, portalId, envelopeFrom, raw }, { from, subject }) => {
    const facts = letterFacts({ from, subject, envelopeFrom, head: raw })
    const title = [from, subject].filter(Boolean).join(' · ')
    const decision = await ruleSets.decide(kind, { portalId, subject: `letter:${id}`, title, facts })
    if (!decision) return null
    const { outcome, because, evidence = [], version } = decision
    return { opens: outcome === 'opens', because, evidence, kind: kind.kind, version }
  }
