import { useLingui } from '@lingui/react/macro'
import type { EvidenceView as Evidence } from '@poryadok/app-backend/audit/contract'
import { Avatar } from '../../ui/avatar.tsx'
import { Chip } from '../../ui/chip.tsx'
import { CodeValue } from '../../ui/code-value.tsx'
import { Moment } from '../../ui/moment.tsx'
import { personNote } from './person-notes.ts'
import { reasonWords } from './sentences.ts'
import { useReasonParams } from './use-reason-params.ts'

type Of<Kind extends Evidence['kind']> = Extract<Evidence, { kind: Kind }>
const only = <Kind extends Evidence['kind']>(list: readonly Evidence[], kind: Kind): Of<Kind>[] =>
  list.filter((one): one is Of<Kind> => one.kind === kind)

/** What a decision stands on: headers and letters, found words with their weights, scores, people, steps of a count. */
export function EvidenceView({ evidence }: { evidence: readonly Evidence[] }) {
  const { t } = useLingui()
  const words = only(evidence, 'words')
  const facts = evidence.filter((one) => one.kind === 'header' || one.kind === 'letter')
  return (
    <div className="mt-2 flex flex-col gap-2 text-13 text-ink-2">
      {facts.length > 0 && (
        <ul className="flex flex-col gap-1 rounded-md bg-surface-3 px-3 py-2 text-12h">
          {facts.map((one) => (
            <li key={one.kind + (one.kind === 'letter' ? one.letterId : one.name)} className="min-w-0 wrap-anywhere">
              {one.kind === 'header' ? (
                <>
                  <CodeValue>{`${one.name}:`}</CodeValue> <CodeValue>{one.value}</CodeValue>
                </>
              ) : (
                <>
                  {one.from}: «{one.subject || t`без темы`}», <Moment at={one.at} />
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {words.length > 0 && (
        <p className="leading-[1.75]">
          {words.map((one) => (
            <mark key={one.text} className="mr-1 rounded-xs bg-blue-soft px-1 text-blue-ink">
              {one.text}
              {one.weight !== undefined && <sup className="ml-0.5 font-semibold">{one.weight}</sup>}
            </mark>
          ))}
        </p>
      )}
      {only(evidence, 'score').map((one) => (
        <Score key={one.name} {...one} />
      ))}
      <People people={only(evidence, 'person')} />
      <Steps steps={only(evidence, 'step')} />
      <Considered reasons={only(evidence, 'considered').map(({ because }) => because)} />
    </div>
  )
}

const Score = ({ name, value, max }: Of<'score'>) => (
  <div className="flex items-center gap-2">
    <span className="w-[104px] truncate" title={name}>
      {name}
    </span>
    <span aria-hidden="true" className="h-1.5 flex-1 overflow-hidden rounded-full bg-line-strong">
      <span
        className="block h-full rounded-full bg-accent"
        style={{ width: `${max > 0 ? Math.min(100, (value / max) * 100) : 0}%` }}
      />
    </span>
    <b className="w-7 text-right font-semibold">{value}</b>
  </div>
)

/** What was looked at and did not decide. */
function Considered({ reasons }: { reasons: readonly Of<'considered'>['because'][] }) {
  const { t, i18n } = useLingui()
  const readable = useReasonParams()
  if (reasons.length === 0) return null
  return (
    <div className="text-12h">
      <p className="text-ink-3">{t`Что ещё рассмотрено`}</p>
      <ul className="mt-1 flex list-disc flex-col gap-0.5 pl-4">
        {reasons.map((reason) => (
          <li key={reason.code + JSON.stringify(reason.params)} className="wrap-anywhere">
            {reasonWords(i18n, readable(reason)).text}
          </li>
        ))}
      </ul>
    </div>
  )
}

function People({ people }: { people: readonly Of<'person'>[] }) {
  const { t, i18n } = useLingui()
  if (people.length === 0) return null
  return (
    <ul className="flex flex-col gap-2">
      {people.map(({ name, note, chosen }) => (
        <li key={name} className="flex items-center gap-2">
          <Avatar name={name} size="sm" />
          <span className={`min-w-0 flex-1 truncate ${chosen ? 'text-ink' : ''}`}>{name}</span>
          {chosen ? (
            <Chip square tone="green">{t`выбран`}</Chip>
          ) : (
            <span className="text-12 text-ink-3">{personNote(i18n, note)}</span>
          )}
        </li>
      ))}
    </ul>
  )
}

const Steps = ({ steps }: { steps: readonly Of<'step'>[] }) =>
  steps.length === 0 ? null : (
    <table className="w-full border-collapse">
      <tbody>
        {steps.map(({ name, note, value }, index) => (
          <tr key={index}>
            <th scope="row" className="py-1 text-left font-normal">
              {name}
            </th>
            <td className="py-1">{note}</td>
            <td className="py-1 text-right whitespace-nowrap">{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
