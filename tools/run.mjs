// The front door of every command: node tools/run.mjs <command> [-- arguments]
// Needs Node 20 or newer and npm, nothing installed: it installs, generates and builds what the command lacks, then
// goes on with the Node that the project brings.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { commands } from './commands.mjs'
import { node, root, toolsFolder } from './set-up/paths.mjs'
import { prepare } from './set-up/prepare.mjs'
import { SetUpError } from './set-up/step.mjs'

const OLDEST_NODE = 20

function usage() {
  const names = Object.entries(commands).map(([name, { does }]) => `  ${name.padEnd(14)}${does}`)
  return `Usage: node tools/run.mjs <command> [-- arguments]\n\n${names.join('\n')}\n`
}

/** Runs the command's program in this terminal, hands signals on to it and ends as it ends. */
function handOver(program, args) {
  const child = spawn(node, [...program, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: `${dirname(node)}${delimiter}${process.env.PATH}`,
      // Every process of the product is read from its sources: what Node made of them is kept for the next start.
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(toolsFolder, 'compile-cache'),
      ...localAddressesPastProxy(),
    },
  })
  // In a terminal Ctrl-C reaches the child by itself: handing it on would make it two.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'))
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
}

function localAddressesPastProxy() {
  const given = process.env.NO_PROXY ?? process.env.no_proxy
  const list = [given, '127.0.0.1,localhost'].filter(Boolean).join(',')
  return { NO_PROXY: list, no_proxy: list }
}

async function main([name, ...rest]) {
  const command = commands[name]
  if (!command) {
    process.stderr.write(usage())
    process.exitCode = name && name !== 'help' && name !== '--help' ? 1 : 0
    return
  }
  if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
    throw new SetUpError(`Node ${OLDEST_NODE} or newer is needed to start; this is ${process.versions.node}.`)
  }
  await prepare(command.needs)
  const [file] = command.program
  if (!existsSync(join(root, file))) throw new SetUpError(`The file ${file} of the command "${name}" is missing.`)
  handOver(command.program, rest[0] === '--' ? rest.slice(1) : rest)
}

main(process.argv.slice(2)).catch((error) => {
  process.stderr.write(`${error instanceof SetUpError ? error.message : error.stack}\n`)
  process.exit(1)
})
