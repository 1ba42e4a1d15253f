import { Trans, useLingui } from '@lingui/react/macro'
import type { Template } from '@poryadok/app-backend/correspondence/contract'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { Chip } from '../../ui/chip.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { SignatureCard } from './signature-card.tsx'
import { TemplateDialog } from './template-dialog.tsx'
import { useTemplates } from './use-templates.ts'

/** «Шаблоны»: prepared answers, what a client hears of a new request, and one's own signature. */
export default function TemplatesSection() {
  const { t } = useLingui()
  const { data, error, refetch } = useTemplates()
  const [edited, setEdited] = useState<Template | 'new' | null>(null)
  if (!data && error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <CardSkeleton />
  const replies = data.templates.filter(({ kind }) => kind === 'reply')
  const acknowledgement = data.templates.find(({ kind }) => kind === 'acknowledgement')
  return (
    <div className="flex flex-col gap-4">
      <Card
        title={t`Шаблоны ответов`}
        aside={
          <Button size="sm" icon={<Plus size={15} aria-hidden="true" />} onPress={() => setEdited('new')}>
            <Trans>Добавить шаблон</Trans>
          </Button>
        }
      >
        {replies.length === 0 ? (
          <p className="px-4 py-5 text-13 text-ink-2">
            <Trans>
              Шаблонов пока нет. Добавьте ответ, который пишете часто: имя клиента и номер запроса подставятся сами.
            </Trans>
          </p>
        ) : (
          <TemplateRows templates={replies} onOpen={setEdited} />
        )}
      </Card>
      {acknowledgement && (
        <Card
          title={t`Подтверждение приёма`}
          aside={
            <Chip tone={data.acknowledge ? 'green' : 'grey'}>
              {data.acknowledge ? t`отправляется` : t`выключено в настройках`}
            </Chip>
          }
        >
          <TemplateRows templates={[acknowledgement]} onOpen={setEdited} />
        </Card>
      )}
      <SignatureCard />
      {edited && <TemplateDialog template={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </div>
  )
}

function TemplateRows({ templates, onOpen }: { templates: readonly Template[]; onOpen: (one: Template) => void }) {
  const { i18n } = useLingui()
  const lang = i18n.locale === 'en' ? 'en' : 'ru'
  return (
    <ul>
      {templates.map((one) => (
        <li key={one.id} className="flex items-center gap-3 border-b border-line px-4 py-2.5 last:border-b-0">
          <div className="min-w-0 flex-1">
            {one.kind === 'reply' && <p className="truncate text-14 font-medium">{one.name}</p>}
            <p className="truncate text-12h text-ink-3">{one[lang].text}</p>
          </div>
          <Button size="sm" onPress={() => onOpen(one)}>
            <Trans>Изменить</Trans>
          </Button>
        </li>
      ))}
    </ul>
  )
}
