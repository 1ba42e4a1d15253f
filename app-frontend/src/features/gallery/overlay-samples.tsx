import { Copy, Ellipsis, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Popover } from '../../ui/popover.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { toast } from '../../ui/toast-queue.ts'
import { Sample, SampleRow } from './sample.tsx'
import { useTwo } from './use-two.ts'

type Open = 'sm' | 'md' | 'lg' | 'confirm' | 'panel' | null

export function OverlaySamples() {
  const two = useTwo()
  const [open, setOpen] = useState<Open>(null)
  const close = (): void => setOpen(null)
  return (
    <div className="relative flex min-h-[420px] gap-4">
      <div className="flex min-w-0 flex-1 flex-col gap-4">
        <Sample title={two('Окна', 'Dialogs')}>
          <SampleRow>
            <Button onPress={() => setOpen('sm')}>{two('Окно 480', 'Dialog 480')}</Button>
            <Button onPress={() => setOpen('md')}>{two('Окно 720', 'Dialog 720')}</Button>
            <Button onPress={() => setOpen('lg')}>{two('Окно 1180', 'Dialog 1180')}</Button>
            <Button look="danger" onPress={() => setOpen('confirm')}>
              {two('Удалить 12 слов', 'Delete 12 words')}
            </Button>
            <Button onPress={() => setOpen('panel')}>{two('Боковая панель', 'Side panel')}</Button>
          </SampleRow>
        </Sample>
        <Sample title={two('Меню, подсказки, сообщения', 'Menus, hints, toasts')}>
          <SampleRow>
            <MenuSample />
            <Popover
              label={two('Период', 'Period')}
              trigger={<Button>{two('1–24 ноября 2026', '1–24 November 2026')}</Button>}
            >
              {(done) => (
                <div className="flex flex-col gap-3 text-13">
                  {two('Данные собраны за 24 дня.', 'Data of 24 days is gathered.')}
                  <Button size="sm" onPress={done}>
                    {two('Закрыть', 'Close')}
                  </Button>
                </div>
              )}
            </Popover>
            <Button
              onPress={() =>
                toast(two('Передано 12 запросов Пахотину', '12 requests passed to Pakhotin'), {
                  label: two('Отменить', 'Undo'),
                  onUndo: () => toast(two('Запросы вернулись', 'The requests are back')),
                })
              }
            >
              {two('Показать сообщение', 'Show a toast')}
            </Button>
          </SampleRow>
          <Tabs
            inner
            label={two('Вложенные вкладки', 'Inner tabs')}
            tabs={[
              {
                id: 'lines',
                label: two('Линии', 'Lines'),
                content: () => <p className="text-13">{two('24 линии', '24 lines')}</p>,
              },
              {
                id: 'left',
                label: two('Неразобранные', 'Unassigned'),
                count: 4,
                alarming: true,
                content: () => <p className="text-13">{two('4 звонка', '4 calls')}</p>,
              },
            ]}
          />
        </Sample>
      </div>
      {open === 'panel' && (
        <SidePanel
          takesFocus
          title={two('Не включается выключатель ОР-16', 'Breaker OR-16 does not switch on')}
          subtitle={two('№ 48 213, в работе', '#48 213, in work')}
          onClose={close}
          onPrevious={null}
          onNext={() => toast(two('Следующая строка', 'Next row'))}
          footer={<Button look="main">{two('Открыть карточку', 'Open card')}</Button>}
        >
          <p className="border-t border-line p-4 text-13">
            {two('Письма запроса стоят здесь.', 'Letters of the request stand here.')}
          </p>
        </SidePanel>
      )}
      {(open === 'sm' || open === 'md' || open === 'lg') && (
        <Dialog
          size={open}
          title={two('Перенести дела', 'Move activities')}
          closeLabel={two('Закрыть', 'Close')}
          onClose={close}
          footer={
            <>
              <Button onPress={close}>{two('Не переносить', 'Do not move')}</Button>
              <Button look="main" onPress={close}>
                {two('Перенести 64 дела', 'Move 64 activities')}
              </Button>
            </>
          }
        >
          <p className="text-14">
            {two(
              'Дела перейдут к Ольге Северцевой. Сроки не изменятся.',
              'The activities go to Olga Severtseva. Deadlines stay.',
            )}
          </p>
        </Dialog>
      )}
      {open === 'confirm' && (
        <ConfirmDialog
          danger
          title={two('Удалить 12 слов?', 'Delete 12 words?')}
          confirmLabel={two('Удалить 12 слов', 'Delete 12 words')}
          keepLabel={two('Оставить', 'Keep')}
          onConfirm={close}
          onClose={close}
        >
          <p>{two('Категории старых писем не изменятся.', 'Categories of old letters do not change.')}</p>
        </ConfirmDialog>
      )}
    </div>
  )
}

function MenuSample() {
  const two = useTwo()
  return (
    <Menu
      label={two('Действия с правилом', 'Actions of the rule')}
      trigger={
        <IconButton bordered size="md" label={two('Действия с правилом', 'Actions of the rule')}>
          <Ellipsis size={18} strokeWidth={1.75} aria-hidden="true" />
        </IconButton>
      }
      actions={[
        { id: 'edit', label: two('Изменить', 'Edit'), icon: <Pencil size={15} />, onAction: () => undefined },
        { id: 'copy', label: two('Сделать копию', 'Make a copy'), icon: <Copy size={15} />, onAction: () => undefined },
        {
          id: 'delete',
          label: two('Удалить', 'Delete'),
          icon: <Trash2 size={15} />,
          danger: true,
          disabledWhy: two('Правило в деле: сначала выключите', 'The rule is live: turn it off first'),
          onAction: () => undefined,
        },
      ]}
    />
  )
}
