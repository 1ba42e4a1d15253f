import type { CommandTable, FrameContext } from './commands.ts'
import { param, textParam } from './wire.ts'

/** Commands about the frame's size and its page. */
export function windowCommands({ element }: FrameContext): CommandTable {
  return {
    resizeWindow: (params, reply) => {
      const width = param(params, 'width')
      const height = Number.parseInt(textParam(params, 'height'), 10)
      // A width that is no number becomes 100 pixels. Bitrix24 docs: additional-functions/bx24-resize-window
      const pixels = Number.parseInt(textParam(params, 'width'), 10)
      element.style.width = width === '100%' ? '100%' : `${Number.isNaN(pixels) ? 100 : pixels}px`
      if (height > 0) element.style.height = `${height}px`
      reply({ width: element.offsetWidth, height: element.offsetHeight })
    },
    setTitle: (params, reply) => {
      const heading = document.querySelector('#pagetitle')
      if (heading !== null) heading.textContent = textParam(params, 'title')
      reply(params)
    },
    setScroll: (params, reply) => {
      const top = Number(param(params, 'scroll'))
      if (top >= 0) window.scrollTo(window.scrollX, top)
      reply(params)
    },
    reloadWindow: () => location.reload(),
  }
}
