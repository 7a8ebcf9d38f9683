/** The address to which views are sent to be kept. */
export const viewPaths = { keep: "/app/khung-nhin" } as const;
