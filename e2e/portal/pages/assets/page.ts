import { openFrame } from '../../frame/client/host.ts'
import { sliders } from '../../frame/client/slider.ts'
import { reloadCard } from './reload-card.ts'
import { setUpLab } from './lab.ts'
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
  const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-toggle]') : null
  const target = button && document.getElementById(button.dataset['toggle'] ?? '')
  if (target === null) return
  target.hidden = !target.hidden
  target.querySelector<HTMLInputElement>('input:not([type=hidden])')?.focus()
})

window.addEventListener('portal:reload-data', () => void reloadCard())
setUpLab()
