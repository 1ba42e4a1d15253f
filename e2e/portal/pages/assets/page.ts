import { openFrame } from '../../frame/client/host.ts'
import { sliders } from '../../frame/client/slider.ts'
import { setUpBoard } from './board.ts'
import { setUpComposer } from './composer.ts'
import { setUpFieldEditing } from './edit-field.ts'
import { setUpInlineForms } from './inline-forms.ts'
import { setUpJournal } from './journal.ts'
import { setUpLab } from './lab.ts'
import { refreshPage } from './refresh.ts'
import { setUpSliderLinks } from './slider-links.ts'
import { setUpTabs } from './tabs.ts'

/** Opens the panel's application once; a frame that is open already stays as it is. */
function openPanel(panel: HTMLElement): void {
  const slot = panel.querySelector<HTMLElement>('[data-frame]')
  if (slot === null || slot.childElementCount > 0) return
  slot.style.setProperty('--frame-top', `${Math.round(slot.getBoundingClientRect().top + window.scrollY)}px`)
  void openFrame(slot)
}

// The outermost page makes the stack of sliders, so that it outlives the sliders' own pages.
sliders()

const list = document.querySelector<HTMLElement>('[role=tablist]')
if (list !== null) setUpTabs(list, openPanel)
for (const panel of document.querySelectorAll<HTMLElement>('[data-open-now]')) openPanel(panel)

document.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target : null
  const toggle = target?.closest<HTMLElement>('[data-toggle]')
  const opened = toggle && document.getElementById(toggle.dataset['toggle'] ?? '')
  if (opened) {
    opened.hidden = !opened.hidden
    opened.querySelector<HTMLInputElement>('input:not([type=hidden])')?.focus()
  }
  for (const menu of document.querySelectorAll<HTMLDetailsElement>('details[data-menu][open], details.filter[open]'))
    if (target !== null && !menu.contains(target)) menu.open = false
})
document.addEventListener('keydown', (event) => {
  const menu = document.querySelector<HTMLDetailsElement>('details[data-menu][open], details.filter[open]')
  if (event.key !== 'Escape' || menu === null) return
  menu.open = false
  menu.querySelector('summary')?.focus()
})

window.addEventListener('portal:reload-data', () => void refreshPage())
setUpSliderLinks()
setUpInlineForms()
setUpFieldEditing()
setUpComposer()
setUpBoard()
setUpJournal()
setUpLab()
// Says that a press is answered from now on: whoever drives the page by a program waits for it.
document.documentElement.dataset['ready'] = ''
