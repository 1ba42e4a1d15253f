import type { CommandTable, FrameContext } from './commands.ts'
import { param, textParam } from './wire.ts'

/** Commands about the frame's size and its page. */
export function windowCommands({ element }: FrameContext): CommandTable {
  return {
    resizeWindow: (params, reply) => {
      const width = param(params, 'width')
      const height = Number(param(params, 'height'))
      if (width === '100%' || Number(width) > 0) element.style.width = width === '100%' ? '100%' : `${Number(width)}px`
      if (height > 0) element.style.height = `${height}px`
      reply({ width: element.offsetWidth, height: element.offsetHeight })
    },
    setTitle: (params, reply) => {
      const heading = document.querySelector('#pagetitle')
      if (heading !== null) heading.textContent = textParam(params, 'title')
      reply(params)
    },
    setScroll: (params, reply) => {
      window.scrollTo(0, Number(param(params, 'scroll')) || 0)
      reply(params)
    },
    reloadWindow: () => location.reload(),
  }
}
