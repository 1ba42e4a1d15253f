import { useLingui } from '@lingui/react/macro'
import type { ProposalView } from '@poryadok/app-backend/former-contacts/contract'
import { Button } from '../../ui/button.tsx'
import { CardLink } from '../../ui/card-link.tsx'
import type { ProposalKind } from './use-proposals.ts'
import { useProposalWords } from './use-proposal-words.ts'

interface ProposalTableProps {
  kind: ProposalKind
  rows: readonly ProposalView[]
  isBusy: boolean
  onDecide: (id: string, accept: boolean) => void
}

const head = 'border-b border-line px-3 py-2 text-left text-12h font-normal whitespace-nowrap text-ink-3 first:pl-4'
const cell = 'border-b border-line px-3 py-2 align-middle first:pl-4'

export function ProposalTable({ kind, rows, isBusy, onDecide }: ProposalTableProps) {
  const { t } = useLingui()
  const why = useProposalWords()
  const accept = kind === 'company' ? t`Связать` : t`Не работает`
  const titles = [t`Контакт`, ...(kind === 'company' ? [t`Компания`] : []), t`Почему`, '']
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolled region must be reached by the keyboard
    <div role="group" aria-label={t`Предложения`} tabIndex={0} className="overflow-x-auto outline-offset-[-2px]">
      <table className="w-full border-separate border-spacing-0 text-13h">
        <thead>
          <tr>
            {titles.map((title) => (
              <th key={title} scope="col" className={head}>
                {title || <span className="sr-only">{t`Действия`}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, contact, company, because }) => (
            <tr key={id}>
              <td className={cell}>
                <CardLink {...contact}>{contact.title}</CardLink>
              </td>
              {kind === 'company' && (
                <td className={cell}>{company && <CardLink {...company}>{company.title}</CardLink>}</td>
              )}
              <td className={`${cell} text-ink-2`}>{because.map(why).join('; ')}</td>
              <td className={`${cell} text-right whitespace-nowrap`}>
                <span className="inline-flex gap-2">
                  <Button
                    size="sm"
                    look="main"
                    isDisabled={isBusy}
                    aria-label={`${accept}: ${contact.title}`}
                    onPress={() => onDecide(id, true)}
                  >
                    {accept}
                  </Button>
                  <Button
                    size="sm"
                    isDisabled={isBusy}
                    aria-label={t`Не предлагать: ${contact.title}`}
                    onPress={() => onDecide(id, false)}
                  >
                    {t`Не предлагать`}
                  </Button>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
