import { useLingui } from '@lingui/react/macro'
import type { ProposalView } from '@poryadok/app-backend/former-contacts/contract'
import { useNow } from '../../lib/use-now.ts'
import { useWording } from '../../lib/use-wording.ts'

/** What speaks for a proposal, in words. */
export function useProposalWords(): (because: ProposalView['because'][number]) => string {
  const { t } = useLingui()
  const words = useWording()
  const now = useNow()
  return ({ code, params }) => {
    const said = (name: string) => (typeof params[name] === 'string' ? params[name] : '')
    const value = said('value')
    const at = said('at') && words.recent(said('at'), now)
    const reasons: Record<string, string> = {
      'proposal.mail': t`общий домен ${value}`,
      'proposal.phone': t`общий телефон ${value}`,
      'proposal.inn': t`общий ИНН ${value}`,
      'proposal.bounced': t`адрес ${value} не принимает писем с ${at}`,
      'proposal.silent': t`ничего не было с ${at}, с компанией было`,
    }
    return reasons[code] ?? ''
  }
}
