const pairs: readonly [RegExp, string][] = [
  [/\[url=([^\]]+)\](.*?)\[\/url\]/gis, '$2 ($1)'],
  [/\[url\](.*?)\[\/url\]/gis, '$1'],
  [/\[user=\d+\](.*?)\[\/user\]/gis, '$1'],
  [/\[disk file id=[^\]]*\]/gi, ''],
  [/\[\*\]/g, '- '],
  [
    /\[\/?(?:b|i|u|s|p|list(?:=\w+)?|quote|code|color(?:=[^\]]*)?|size(?:=[^\]]*)?|font(?:=[^\]]*)?|img[^\]]*|table|tr|td|th|left|right|center|justify|h[1-6])\]/gi,
    '',
  ],
]

/** A task's description without its markup. Bitrix24 docs: api-reference/tasks/fields (DESCRIPTION is BB code) */
export function plainDescription(text: string): string {
  let plain = text
  for (const [tag, words] of pairs) plain = plain.replaceAll(tag, words)
  return plain.replaceAll(/\n{3,}/g, '\n\n').trim()
}
