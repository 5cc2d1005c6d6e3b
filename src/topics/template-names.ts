/** The templates that a topic can be started from. */
export const templateNames = ['question', 'words-to-say', 'number-with-hours', 'steps'] as const;

export type TemplateName = (typeof templateNames)[number];
