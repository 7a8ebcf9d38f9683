/** The address of the first page. */
export const todayPaths = { today: "/app" } as const;
