/** The address of how the installation is. */
export const upkeepPaths = { health: "/app/tinh-trang" } as const;
