import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { type ReactNode, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { expect, test, vi } from 'vitest'
import { ApiError } from '../lib/api-error.ts'
import { aBackend } from '../testing/backend.ts'
import { renderScreen } from '../testing/render-screen.tsx'
import { Button } from './button.tsx'
import { ConfirmDialog } from './confirm-dialog.tsx'
import { Dialog } from './dialog.tsx'
import { HeldButton } from './held-button.tsx'
import { Menu } from './menu.tsx'
import { Popover } from './popover.tsx'
import { SidePanel } from './side-panel.tsx'
import { Tabs } from './tabs.tsx'
import { toast } from './toast-queue.ts'
import Toasts from './toasts.tsx'

/** A button that opens what the test is about. */
function Opening({ children }: { children: (close: () => void) => ReactNode }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onPress={() => setOpen(true)}>Открыть</Button>
      {open && children(() => setOpen(false))}
    </>
  )
}

async function open(children: (close: () => void) => ReactNode) {
  renderScreen(<Opening>{children}</Opening>, { backend: aBackend() })
  const user = userEvent.setup()
  const opener = screen.getByRole('button', { name: 'Открыть' })
  await user.click(opener)
  return { user, opener }
}

test('Escape closes a dialog and the focus goes back to its opener', async () => {
  const { user, opener } = await open((close) => (
    <Dialog title="Перенести дела" closeLabel="Закрыть" onClose={close} footer={<Button>Перенести</Button>}>
      Дела перейдут
    </Dialog>
  ))
  expect(screen.getByRole('dialog', { name: 'Перенести дела' })).toBeDefined()
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('dialog')).toBeNull()
  await vi.waitFor(() => expect(document.activeElement).toBe(opener))
})

test('a busy dialog stays', async () => {
  const { user } = await open((close) => (
    <Dialog busy title="Переносим" closeLabel="Закрыть" onClose={close}>
      Дела переходят
    </Dialog>
  ))
  await user.keyboard('{Escape}')
  expect(screen.getByRole('dialog')).toBeDefined()
})

test('a confirmation begins at the safe way out and does nothing on Escape', async () => {
  const confirmed = vi.fn<() => void>()
  const { user } = await open((close) => (
    <ConfirmDialog
      danger
      title="Удалить 12 слов?"
      confirmLabel="Удалить 12 слов"
      keepLabel="Оставить"
      onConfirm={confirmed}
      onClose={close}
    >
      Категории не изменятся
    </ConfirmDialog>
  ))
  expect(screen.getByRole('alertdialog', { name: 'Удалить 12 слов?' })).toBeDefined()
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Оставить' }))
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('alertdialog')).toBeNull()
  expect(confirmed).not.toHaveBeenCalled()
})

test('a failed confirmation says so in the dialog', async () => {
  await open((close) => (
    <ConfirmDialog
      title="Удалить?"
      confirmLabel="Удалить"
      keepLabel="Оставить"
      error={new ApiError('offline', 0)}
      onConfirm={() => undefined}
      onClose={close}
    >
      Слова
    </ConfirmDialog>
  ))
  expect(screen.getByRole('alert').textContent).toContain('Сервер приложения не отвечает')
})

test('a side panel takes the focus, leaves the list usable and gives the focus back on Escape', async () => {
  const { user, opener } = await open((close) => (
    <SidePanel takesFocus title="№ 48 213" onClose={close} onPrevious={null} onNext={() => undefined}>
      Письма
    </SidePanel>
  ))
  const panel = screen.getByRole('complementary', { name: '№ 48 213' })
  expect(document.activeElement).toBe(panel)
  expect(opener.closest('[aria-hidden]')).toBeNull()
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Предыдущая строка' }).disabled).toBe(true)
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('complementary')).toBeNull()
  expect(document.activeElement).toBe(opener)
})

test('a menu is walked by arrows; what cannot be done says why and does nothing', async () => {
  const done: string[] = []
  renderScreen(
    <Menu
      label="Действия"
      trigger={<Button>Ещё</Button>}
      actions={[
        { id: 'edit', label: 'Изменить', onAction: () => done.push('edit') },
        { id: 'delete', label: 'Удалить', disabledWhy: 'Правило в деле', onAction: () => done.push('delete') },
        { id: 'copy', label: 'Сделать копию', onAction: () => done.push('copy') },
      ]}
    />,
    { backend: aBackend() },
  )
  const user = userEvent.setup()
  const trigger = screen.getByRole('button', { name: 'Ещё' })
  trigger.focus()
  await user.keyboard('{Enter}')
  expect(screen.getByRole('menuitem', { name: /Удалить.*Правило в деле/ }).getAttribute('aria-disabled')).toBe('true')
  await user.keyboard('{ArrowDown}{Enter}')
  expect(done).toEqual(['copy'])
  await vi.waitFor(() => expect(document.activeElement).toBe(trigger))
})

test('a popover closes by its own button and the focus goes back', async () => {
  renderScreen(
    <Popover label="Период" trigger={<Button>Ноябрь</Button>}>
      {(close) => <AriaButton onPress={close}>Готово</AriaButton>}
    </Popover>,
    { backend: aBackend() },
  )
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: 'Ноябрь' }))
  expect(screen.getByRole('dialog', { name: 'Период' })).toBeDefined()
  await user.click(screen.getByRole('button', { name: 'Готово' }))
  expect(screen.queryByRole('dialog')).toBeNull()
  await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Ноябрь' })))
})

test('a toast offers the way back', async () => {
  const back = vi.fn<() => void>()
  renderScreen(
    <>
      <Button onPress={() => toast('Передано 12 запросов', { label: 'Отменить', onUndo: back })}>Передать</Button>
      <Toasts />
    </>,
    { backend: aBackend() },
  )
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: 'Передать' }))
  expect(await screen.findByText('Передано 12 запросов')).toBeDefined()
  await user.click(screen.getByRole('button', { name: 'Отменить' }))
  expect(back).toHaveBeenCalledOnce()
  expect(screen.queryByText('Передано 12 запросов')).toBeNull()
})

test('a held button is described by its reason', () => {
  renderScreen(<HeldButton why="Сначала проверьте словарь">Опубликовать</HeldButton>, { backend: aBackend() })
  const button = screen.getByRole<HTMLButtonElement>('button', {
    name: 'Опубликовать',
    description: 'Сначала проверьте словарь',
  })
  expect(button.disabled).toBe(true)
})

test('tabs are walked by arrows and show a counter only when there is something', async () => {
  renderScreen(
    <Tabs
      label="Разделы"
      tabs={[
        { id: 'a', label: 'Линии', count: 0, content: () => 'первая' },
        { id: 'b', label: 'Неразобранные', count: 4, content: () => 'вторая' },
      ]}
    />,
    { backend: aBackend() },
  )
  const user = userEvent.setup()
  screen.getByRole('tab', { name: 'Линии' }).focus()
  await user.keyboard('{ArrowRight}')
  expect(screen.getByRole('tab', { name: 'Неразобранные 4' }).getAttribute('aria-selected')).toBe('true')
  expect(screen.getByRole('tabpanel').textContent).toBe('вторая')
})
