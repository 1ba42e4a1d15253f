import { contentType, headBytes } from '../../platform/files/rules/content-type.ts'
import { isTnef, openTnef, type TnefFile } from '../../platform/tnef/open-tnef.ts'
import type { MimeAttachment } from './collect-mime.ts'

/**
 * Outlook packs the files of a formatted letter into one winmail.dat, which other programs cannot open: its files stand in its
 * place, each once: pictures of the text come again with its layout. One without files stays, it may hold what its writer means.
 */
export const filesOfOutlook = (attachments: readonly MimeAttachment[]): MimeAttachment[] =>
  attachments.flatMap((one) => {
    const files = isTnef(one.content) ? openTnef(one.content).files : []
    const single = files.filter((file, at) => files.findIndex((other) => isSame(other, file)) === at)
    return single.length === 0 ? [one] : single.map(fileOf)
  })

const isSame = (one: TnefFile, other: TnefFile): boolean =>
  one.name === other.name && Buffer.compare(one.content, other.content) === 0

const fileOf = ({ name, content }: TnefFile): MimeAttachment => ({
  name,
  type: contentType(content.subarray(0, headBytes)),
  cid: null,
  content,
})
