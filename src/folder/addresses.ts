/** The addresses of taking in a table of many units. */
export const folderPaths = { wideUpload: "/app/nap-so-lieu", wideTable: "/app/nap-so-lieu/:upload" } as const;
