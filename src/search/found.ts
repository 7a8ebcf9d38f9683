/** What can be found, and how it is shown. */
export const kinds = ["view", "screen", "target", "indicator", "unit", "document", "article"] as const;
export type Found = { kind: (typeof kinds)[number]; name: string; beside: string; to: string };
