import { readFileSync } from 'node:fs'

/**
 * @typedef {object} EngineOptions
 * @property {boolean} version only the version is asked for
 * @property {[path: string, text: string][]} datamodels the files of the schema
 * @property {string | undefined} url of the database the CLI works on; absent for commands that need none
 * @property {string | undefined} cliCommand `can-connect-to-database`, `create-database`, ...
 */

/**
 * Reads the native engine's command line.
 * @param {string[]} args
 * @returns {EngineOptions}
 */
export function parseArguments(args) {
  /** @type {EngineOptions} */
  const options = { version: false, datamodels: [], url: undefined, cliCommand: undefined }
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]
    if (arg === '--version' || arg === '-V') options.version = true
    else if (arg === '--datamodels') {
      const path = args[++i]
      options.datamodels.push([path, readFileSync(path, 'utf8')])
    } else if (arg === '--datasource') options.url = JSON.parse(args[++i]).url
    else if (arg === 'cli') options.cliCommand = args[++i]
    else if (arg.startsWith('--')) i++ // every other option has a value we do not need
  }
  return options
}
