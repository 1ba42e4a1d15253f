import { contentType, headBytes } from '../../platform/files/rules/content-type.ts'
import { isTnef, openTnef } from '../../platform/tnef/open-tnef.ts'
import type { MimeAttachment } from './collect-mime.ts'

/**
 * Outlook packs the files of a formatted letter into one winmail.dat, which other programs cannot open: its files stand in its
 * place. One without files stays, it may hold what its writer means.
 */
export const filesOfOutlook = (attachments: readonly MimeAttachment[]): MimeAttachment[] =>
  attachments.flatMap((one) => {
    const files = isTnef(one.content) ? openTnef(one.content).files : []
    return files.length === 0 ? [one] : files.map(fileOf)
  })

const fileOf = ({ name, content }: { name: string; content: Uint8Array }): MimeAttachment => ({
  name,
  type: contentType(content.subarray(0, headBytes)),
  cid: null,
  content,
})
