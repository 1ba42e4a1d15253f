import { useLingui } from '@lingui/react/macro'
import { ComboField } from '../../ui/combo-field.tsx'
import { FormGrid, WideField } from '../../ui/form-grid.tsx'
import { PersonPicker } from '../../ui/person-picker.tsx'
import { RadioCards } from '../../ui/radio-cards.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { DraftProps } from './draft-props.ts'
import { providerOfAddress } from './providers.ts'
import { withProvider } from './mailbox-draft.ts'
import { useColleagues } from './use-colleagues.ts'

/** Address, purpose, whose letters these are. */
export function GeneralFields({ draft, set, box, fault }: DraftProps & { fault: string | undefined }) {
  const { t } = useLingui()
  const { departments } = useColleagues()
  /** A known service is chosen by the address, as long as no server is typed. */
  const takeAddress = (address: string): void => {
    const provider = box === null && draft.imap.host === '' ? providerOfAddress(address) : null
    set({ ...(provider ? withProvider(draft, provider) : {}), address })
  }
  return (
    <FormGrid>
      <TextField
        label={t`Адрес`}
        type="email"
        // The first thing that is asked of a new mailbox.
        autoFocus={box === null}
        placeholder="support@company.example"
        fault={fault}
        value={draft.address}
        onChange={takeAddress}
        maxLength={254}
      />
      <TextField
        label={t`Название`}
        placeholder={t`например, Поддержка`}
        value={draft.name}
        onChange={(name) => set({ name })}
        maxLength={200}
      />
      <WideField>
        <RadioCards
          label={t`Что делать с письмами`}
          value={draft.purpose}
          onChange={(purpose) =>
            set({
              purpose,
              defaultUserId: purpose === 'cards' ? (draft.defaultUserId ?? 0) : draft.defaultUserId || null,
            })
          }
          cards={[
            {
              id: 'requests',
              title: t`Запросы`,
              text: t`Каждое новое письмо становится запросом, ответы ложатся в свой запрос.`,
            },
            {
              id: 'cards',
              title: t`Визитки`,
              text: t`Визитки из писем становятся контактами и компаниями, запрос не создаётся.`,
            },
          ]}
        />
      </WideField>
      <DefaultEmployee draft={draft} set={set} box={box} />
      {departments.length > 0 && (
        <ComboField
          label={t`Отдел`}
          help={t`Запросы из этого ящика получит группа, которая обслуживает отдел`}
          placeholder={t`Не указан`}
          value={draft.departmentId === null ? null : String(draft.departmentId)}
          onChange={(id) => set({ departmentId: id === null ? null : Number(id) })}
          options={departments.map(({ id, name }) => ({ id: String(id), label: name }))}
        />
      )}
    </FormGrid>
  )
}

/** Who is responsible where nothing else names one. For cards «nobody» is a choice: such letters are passed over, and it says so. */
function DefaultEmployee({ draft, set }: DraftProps) {
  const { t } = useLingui()
  const { people } = useColleagues()
  const cards = draft.purpose === 'cards'
  const choice = draft.defaultUserId === null || draft.defaultUserId === 0 ? 'none' : 'person'
  const nobody = cards
    ? { id: 'none' as const, label: t`Никто: такие письма пропускаются` }
    : { id: 'none' as const, label: t`По правилам распределения` }
  const first = people[0]?.id ?? null
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <SelectField
        label={t`Ответственный по умолчанию`}
        help={
          cards
            ? t`Если отправитель не сотрудник. Пропущенное письмо остаётся в журнале`
            : t`Ему достаётся запрос, для которого правила никого не назвали`
        }
        value={choice}
        onChange={(next) => set({ defaultUserId: next === 'person' ? first : cards ? 0 : null })}
        options={[nobody, { id: 'person', label: t`Сотрудник` }]}
        disabled={people.length === 0}
      />
      {choice === 'person' && (
        <PersonPicker
          label={t`Сотрудник`}
          people={people.map(({ id, name, position }) => ({ id, name, ...(position ? { note: position } : {}) }))}
          value={draft.defaultUserId}
          onChange={(id) => set({ defaultUserId: id ?? (cards ? 0 : null) })}
        />
      )}
    </div>
  )
}
