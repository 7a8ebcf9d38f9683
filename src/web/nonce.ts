import { createContext, useContext } from "react";

export const NonceContext = createContext<string | undefined>(undefined);

/** What an inline script or style of the answer must carry; known on the server only, as it should be. */
export function useNonce(): string | undefined {
  return useContext(NonceContext);
}
