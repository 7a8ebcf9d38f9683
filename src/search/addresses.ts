/** The addresses of finding. */
export const searchPaths = { find: "/app/tim", findJson: "/app/tim.json" } as const;
