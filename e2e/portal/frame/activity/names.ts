/** Commands of the portal's own interface over a timeline. Bitrix24 docs: api-reference/widgets/crm/detail-activity-area */
export const ACTIVITY_COMMANDS = [
  'setLayout',
  'setLayoutItemState',
  'setPrimaryButtonState',
  'setSecondaryButtonState',
  'bindPrimaryButtonClickCallback',
  'bindSecondaryButtonClickCallback',
  'bindLayoutEventCallback',
  'bindValueChangeCallback',
  'bindEntityUpdateCallback',
  'lock',
  'unlock',
  'finish',
] as const
